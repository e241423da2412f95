-- up
-- Each negotiation, referral, placement and trial has its person's id in its own row, set by a trigger. So a policy checks
-- that one id instead of joining the registration, which the caller may not see.
alter table negotiation add column seeker_id uuid references national_file;
alter table referral add column seeker_id uuid references national_file;
alter table placement add column seeker_id uuid references national_file;
alter table trial_employment add column seeker_id uuid references national_file;
update negotiation set seeker_id = registration.seeker_id from registration where registration.id = registration_id;
update referral set seeker_id = registration.seeker_id from registration where registration.id = registration_id;
update placement set seeker_id = referral.seeker_id from referral where referral.id = referral_id;
update trial_employment set seeker_id = placement.seeker_id from placement where placement.id = placement_id;
alter table negotiation alter column seeker_id set not null;
alter table referral alter column seeker_id set not null;
alter table placement alter column seeker_id set not null;
alter table trial_employment alter column seeker_id set not null;
create index negotiation_of_seeker on negotiation (seeker_id, opened_on desc, id desc);
create index referral_of_seeker on referral (seeker_id, issued_on desc, id desc);
create index placement_of_seeker on placement (seeker_id, hired_on desc, id desc);
create index placement_of_referral on placement (referral_id);
create index trial_employment_of_seeker on trial_employment (seeker_id, starts_on desc, id desc);

-- Whatever value is written, the column gets the person of the row's parent.
create function follow_person() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  case tg_table_name
    when 'placement' then select seeker_id into new.seeker_id from referral where id = new.referral_id;
    when 'trial_employment' then select seeker_id into new.seeker_id from placement where id = new.placement_id;
    else select seeker_id into new.seeker_id from registration where id = new.registration_id;
  end case;
  return new;
end $$;
create trigger follow_person before insert or update of registration_id, seeker_id on negotiation
  for each row execute function follow_person();
create trigger follow_person before insert or update of registration_id, seeker_id on referral
  for each row execute function follow_person();
create trigger follow_person before insert or update of referral_id, seeker_id on placement
  for each row execute function follow_person();
create trigger follow_person before insert or update of placement_id, seeker_id on trial_employment
  for each row execute function follow_person();
-- 重複した求職者: when a registration moves to another file, its dependent rows move too.
create function take_along() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update negotiation set seeker_id = new.seeker_id where registration_id = new.id;
  update referral set seeker_id = new.seeker_id where registration_id = new.id;
  update placement set seeker_id = new.seeker_id from referral
    where referral.id = referral_id and referral.registration_id = new.id;
  update trial_employment set seeker_id = new.seeker_id from placement join referral on referral.id = referral_id
    where placement.id = placement_id and referral.registration_id = new.id;
  return null;
end $$;
create trigger take_along after update of seeker_id on registration
  for each row when (old.seeker_id <> new.seeker_id) execute function take_along();

-- down
drop trigger take_along on registration;
drop function take_along;
drop trigger follow_person on trial_employment;
drop trigger follow_person on placement;
drop trigger follow_person on referral;
drop trigger follow_person on negotiation;
drop function follow_person;
drop index placement_of_referral;
alter table trial_employment drop column seeker_id;
alter table placement drop column seeker_id;
alter table referral drop column seeker_id;
alter table negotiation drop column seeker_id;
