-- up
-- What is open at a service point, and the last day on which it keeps the person in reach: a referral for the term, a trial
-- until its report is due, a month after its end, which counts for half a year after the hire, however it is put off.
create function open_matters(seeker uuid, point text) returns table (id uuid, handed_over boolean, due_on date)
  language sql stable parallel safe
begin atomic
  select referral.id, registration.service_point_id <> point, end_of_reach(coalesce(referral.concluded_on, referral.issued_on))
    from referral join registration on registration.id = referral.registration_id
    where referral.seeker_id = seeker and referral.service_point_id = point and (
      referral.status in ('ISSUED', 'APPLIED', 'INTERVIEW_SET', 'INTERVIEWED')
      or referral.status = 'HIRED' and coalesce((
        select bool_or(placement.status = 'REPORTED') from placement where placement.referral_id = referral.id), true))
      and not referral.concluded_late
  union all
  select trial.id, registration.service_point_id <> point,
      settled_on((least(trial.planned_end_on, placement.hired_on + interval '6 months') + interval '1 month')::date)
    from trial_employment as trial
    join placement on placement.id = trial.placement_id
    join referral on referral.id = placement.referral_id
    join registration on registration.id = referral.registration_id
    where trial.seeker_id = seeker and placement.service_point_id = point and trial.status in ('PLANNED', 'STARTED');
end;
revoke execute on function open_matters from public;
update file_transfer as transfer set open_matters = array(
    select referral.id from referral
    where referral.seeker_id = transfer.seeker_id and referral.service_point_id = from_service_point_id
      and referral.issued_on <= done_on
    union all
    select trial.id from trial_employment as trial join placement on placement.id = trial.placement_id
    where trial.seeker_id = transfer.seeker_id and placement.service_point_id = from_service_point_id),
  reach_until = greatest(end_of_reach(done_on), (
    select max(settled_on((trial.planned_end_on + interval '1 month')::date))
    from trial_employment as trial join placement on placement.id = trial.placement_id
    where trial.seeker_id = transfer.seeker_id and placement.service_point_id = from_service_point_id))
  where status = 'DONE';

-- What keeps a person in the reach of a service point although no registration stands there: what it began by a registration
-- of its own, or what was open at its hand-over of the person. It answers staff about their own service points.
create or replace function has_open_matters(seeker uuid, point text) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  -- guard: open-matters-are-told-of-own-service-points-national
  if session_user = 'national_staff' and not point = any (coalesce(caller_service_points(), '{}')) then return false; end if;
  return exists (select from open_matters(seeker, point) as matter
    -- guard: reach-by-open-matter-ends
    where matter.due_on >= business_today()
      -- guard: what-begins-after-hand-over-keeps-nobody-in-reach-national
      and (matter.handed_over is not true or exists (
        select from file_transfer as transfer
        where transfer.seeker_id = seeker and transfer.from_service_point_id = point
          and matter.id = any (transfer.open_matters)
          -- guard: matter-put-off-after-hand-over-keeps-nobody-in-reach
          and transfer.reach_until >= business_today())));
end $$;

-- down
create or replace function has_open_matters(seeker uuid, point text) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  return exists (select from referral join registration on registration.id = referral.registration_id
    where referral.seeker_id = seeker and referral.service_point_id = point and (
      referral.status in ('ISSUED', 'APPLIED', 'INTERVIEW_SET', 'INTERVIEWED')
      or referral.status = 'HIRED' and coalesce((
        select bool_or(placement.status = 'REPORTED') from placement where referral_id = referral.id), true))
      and not referral.concluded_late
      and end_of_reach(coalesce(referral.concluded_on, referral.issued_on)) >= business_today()
      and (coalesce(registration.service_point_id, point) = point or exists (
        select from file_transfer as transfer where transfer.seeker_id = seeker
          and transfer.from_service_point_id = point and transfer.done_on >= referral.issued_on)))
  or exists (select from trial_employment as trial join placement on placement.id = trial.placement_id
    where trial.seeker_id = seeker and placement.service_point_id = point and trial.status in ('PLANNED', 'STARTED')
      and settled_on((trial.planned_end_on + interval '1 month')::date) >= business_today());
end $$;
drop function open_matters;
