-- up
create table registration (
  id uuid primary key,
  version integer not null default 1 check (version > 0),
  number text unique check (number ~ '^\d{5}-\d{1,8}$'),
  seeker_id uuid not null references national_file,
  office text not null,
  service_point_id text references service_point,
  received_on date not null,
  valid_until date not null check (valid_until >= received_on),
  status text not null check (status in ('PROVISIONAL', 'ACTIVE', 'PLACED', 'EXPIRED', 'WITHDRAWN')),
  desired_occupations text[] not null,
  any_occupation boolean not null,
  desired_employment_types text[] not null
    check (desired_employment_types <@ array['REGULAR', 'FIXED_TERM', 'PART_TIME']),
  qualifications text[] not null,
  work_history text,
  out_of_work_since date,
  age_on_receipt smallint,
  check (status = 'PROVISIONAL' or number is not null)
);
create index registration_of_seeker on registration (seeker_id, received_on desc, id desc);

-- down
drop table registration;
