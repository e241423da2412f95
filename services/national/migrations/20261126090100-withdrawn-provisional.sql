-- up
-- A provisional registration that is withdrawn never had a number.
alter table registration drop constraint registration_check1;
alter table registration add constraint number_once_active
  check (status in ('PROVISIONAL', 'WITHDRAWN') or number is not null);

-- down
alter table registration drop constraint number_once_active;
alter table registration add constraint registration_check1
  check (status = 'PROVISIONAL' or number is not null) not valid;
