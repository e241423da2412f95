-- Of each service point and month, what the national side's raw records give, without the functions that count. A placement
-- places a person where no other one of the point and fiscal year stood when it was confirmed, and its voiding takes the
-- person off where none stands then.
with placed as (
  select id, service_point_id as point, seeker_id as person, on_trial, hired_on, corrected_month,
    confirmed_recorded_at as confirmed_at, voided_recorded_at as voided_at,
    coalesce(recounted_month, to_char(hired_on, 'YYYY-MM')) as month,
    extract(year from coalesce(first_hired_on, hired_on) - interval '3 months') as year
  from placement where confirmed_recorded_at is not null and service_point_id is not null
), counted as (
  select 'PLACEMENT_CASES' as indicator, point, month, 1 as count from placed
  union all
  select 'PLACEMENT_CASES', point, corrected_month, -1 from placed where corrected_month is not null
  union all
  select 'TRIAL_PLACEMENTS', point, month, 1 from placed where on_trial
  union all
  select 'TRIAL_PLACEMENTS', point, corrected_month, -1 from placed where on_trial and corrected_month is not null
  union all
  select 'PLACED_PERSONS', point, month, 1 from placed as one
  where not exists (
    select from placed as other where (other.point, other.person, other.year) = (one.point, one.person, one.year)
      and (other.confirmed_at, other.id) < (one.confirmed_at, one.id)
      and (other.voided_at is null or other.voided_at >= one.confirmed_at))
  union all
  select 'PLACED_PERSONS', point, corrected_month, -1 from placed as one
  where corrected_month is not null and not exists (
    select from placed as other where (other.point, other.person, other.year) = (one.point, one.person, one.year)
      and other.id <> one.id and other.confirmed_at < one.voided_at
      and (other.voided_at is null or (other.voided_at, other.id) > (one.voided_at, one.id)))
  union all
  select 'REFERRALS', service_point_id, to_char(issued_on, 'YYYY-MM'), 1 from referral
  where status <> 'CANCELED' and service_point_id is not null
  union all
  select 'CONSULTATIONS', service_point_id, to_char(held_on, 'YYYY-MM'), 1 from consultation
  where status = 'HELD' and service_point_id is not null
)
select point, month, indicator, sum(count)::int as count from counted group by 1, 2, 3
