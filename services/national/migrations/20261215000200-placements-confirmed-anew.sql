-- up
-- 再確認: a placement that was confirmed and voided with a month of correction, then reported and confirmed anew for the person at
-- the order, is the same case: counted again in the month of the new confirmation, and never again in that of the hire. A hire
-- of a month after the correction is another case. What was confirmed before this stays as it was counted.
alter table placement
  -- By which hire the case was counted first, and the month in which it counts again.
  add column first_hired_on date,
  add column recounted_month text check (recounted_month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  add constraint recounted_case check ((first_hired_on is null) = (recounted_month is null)
    and (recounted_month is null or confirmed_recorded_at is not null));
-- After know_placement, which says on which day the confirmation was recorded. Whoever loads data as the table's owner gives both.
create function recount_placement() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' and by_owner(tg_relid) or tg_op = 'UPDATE' and old.confirmed_recorded_at is not null then
    return new;
  end if;
  -- guard: case-that-was-counted-before-is-counted-anew
  select coalesce(earlier.first_hired_on, earlier.hired_on), to_char(new.confirmed_recorded_on, 'YYYY-MM')
    into new.first_hired_on, new.recounted_month
    from placement as earlier join referral on referral.id = earlier.referral_id
    where new.confirmed_recorded_at is not null and earlier.seeker_id = new.seeker_id
      and referral.job_order_id = (select job_order_id from referral where id = new.referral_id)
      -- guard: hire-after-correction-is-another-case
      and earlier.corrected_month >= to_char(new.hired_on, 'YYYY-MM')
    order by earlier.voided_recorded_at desc limit 1;
  return new;
end $$;
revoke execute on function recount_placement from public;
create trigger recount_placement before insert or update of status on placement
  for each row execute function recount_placement();

create or replace view placement_fact with (security_invoker = true) as
  select placement.service_point_id, coalesce(placement.first_hired_on, placement.hired_on) as day, coalesce((
      select duplicate_id from linked_file where kept_id = placement.seeker_id and referral.registration_id::text = any (joined_records)
      order by linked_at limit 1
    ), placement.seeker_id) as entered,
    placement.confirmed_recorded_at as known_at,
    placement.voided_recorded_at as ended_at, placement.corrected_month,
    array[placement.employment_type] as "employmentType",
    array[case when placement.on_trial then 'YES' else 'NO' end] as "onTrial", array[decision.target_group] as "trialGroup",
    placement.seeker_id as file, placement.recounted_month as counted_month
  from placement
  left join referral on referral.id = placement.referral_id
  left join trial_decision as decision on decision.referral_id = placement.referral_id
  where placement.confirmed_recorded_at is not null;
drop index placement_counted;
create index placement_counted on placement ((coalesce(first_hired_on, hired_on)), service_point_id)
  include (first_hired_on, hired_on, confirmed_recorded_at, voided_recorded_at, corrected_month, recounted_month)
  where confirmed_recorded_at is not null;
create index placement_recounted on placement (recounted_month, service_point_id) where recounted_month is not null;

-- down
drop index placement_recounted;
drop index placement_counted;
create index placement_counted on placement (hired_on, service_point_id)
  include (confirmed_recorded_at, voided_recorded_at, corrected_month)
  where confirmed_recorded_at is not null;
drop view placement_fact;
create view placement_fact with (security_invoker = true) as
  select placement.service_point_id, placement.hired_on as day, coalesce((
      select duplicate_id from linked_file where kept_id = placement.seeker_id and referral.registration_id::text = any (joined_records)
      order by linked_at limit 1
    ), placement.seeker_id) as entered,
    placement.confirmed_recorded_at as known_at,
    placement.voided_recorded_at as ended_at, placement.corrected_month,
    array[placement.employment_type] as "employmentType",
    array[case when placement.on_trial then 'YES' else 'NO' end] as "onTrial", array[decision.target_group] as "trialGroup",
    placement.seeker_id as file
  from placement
  left join referral on referral.id = placement.referral_id
  left join trial_decision as decision on decision.referral_id = placement.referral_id
  where placement.confirmed_recorded_at is not null;
drop trigger recount_placement on placement;
drop function recount_placement;
alter table placement drop constraint recounted_case, drop column recounted_month, drop column first_hired_on;
