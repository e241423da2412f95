-- up
-- 就職後の支援: a registration that led to a placement stands for a term after the placement was confirmed, or for its own.
create or replace function know_end_of_registration() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  new.ended_on := case when new.status not in ('WITHDRAWN', 'PLACED') then null
    when old.status = new.status then old.ended_on else business_today() end;
  return new;
end $$;
update registration set ended_on = (
    select max(placement.hired_on) from placement join referral on referral.id = referral_id
    where referral.registration_id = registration.id and placement.status = 'CONFIRMED')
  where status = 'PLACED';
create or replace function registration_stands(status text, valid_until date, ended_on date, today date) returns boolean
  language sql immutable parallel safe
  return case status
    when 'PLACED' then greatest(settled_on(valid_until), end_of_reach(ended_on)) >= today
    when 'WITHDRAWN' then coalesce(ended_on = today, false)
    else settled_on(valid_until) >= today end;
grant execute on function end_of_reach to national_staff;

-- What keeps a person in the reach of a service point although no registration stands there: what it began by a registration
-- of its own, or before it handed the person over, for the term; a trial until its report is due, a month after its end.
create or replace function has_open_matters(seeker uuid, point text) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  return exists (select from referral join registration on registration.id = referral.registration_id
    where referral.seeker_id = seeker and referral.service_point_id = point and (
      referral.status in ('ISSUED', 'APPLIED', 'INTERVIEW_SET', 'INTERVIEWED')
      or referral.status = 'HIRED' and coalesce((
        select bool_or(placement.status = 'REPORTED') from placement where referral_id = referral.id), true))
      and end_of_reach(coalesce(referral.concluded_on, referral.issued_on)) >= business_today()
      and (coalesce(registration.service_point_id, point) = point or exists (
        select from file_transfer as transfer where transfer.seeker_id = seeker
          and transfer.from_service_point_id = point and transfer.done_on >= referral.issued_on)))
  or exists (select from trial_employment as trial join placement on placement.id = trial.placement_id
    where trial.seeker_id = seeker and placement.service_point_id = point and trial.status in ('PLANNED', 'STARTED')
      and settled_on((trial.planned_end_on + interval '1 month')::date) >= business_today());
end $$;

-- down
create or replace function has_open_matters(seeker uuid, point text) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  return exists (select from referral
    where seeker_id = seeker and service_point_id = point and (
      status in ('ISSUED', 'APPLIED', 'INTERVIEW_SET', 'INTERVIEWED')
      or status = 'HIRED' and coalesce((
        select bool_or(placement.status = 'REPORTED') from placement where referral_id = referral.id), true)))
  or exists (select from trial_employment as trial join placement on placement.id = trial.placement_id
    where trial.seeker_id = seeker and placement.service_point_id = point and trial.status in ('PLANNED', 'STARTED'));
end $$;
revoke execute on function end_of_reach from national_staff;
create or replace function registration_stands(status text, valid_until date, ended_on date, today date) returns boolean
  language sql immutable parallel safe
  return case status when 'PLACED' then true
    when 'WITHDRAWN' then coalesce(ended_on = today, false)
    else settled_on(valid_until) >= today end;
create or replace function know_end_of_registration() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  new.ended_on := case when new.status <> 'WITHDRAWN' then null
    when old.status = 'WITHDRAWN' then old.ended_on else business_today() end;
  return new;
end $$;
