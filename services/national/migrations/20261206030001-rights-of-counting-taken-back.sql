-- up
grant insert (reason), select (reason, by_role, by_name) on counted_since to national_joint;
create or replace function counted_placements(first_day date, end_day date, as_of timestamptz)
  returns table (service_point_id text, month text, count integer, revised boolean)
  language sql stable security definer rows 100 set search_path = public, pg_temp
begin atomic
  select counted.service_point_id, counted.month, sum(counted.cases)::int, bool_or(counted.late)
  from (
    select placement.service_point_id, to_char(placement.hired_on, 'YYYY-MM') as month, 1 as cases,
      placement.confirmed_recorded_on > settled_on(placement.hired_on) as late
    from placement
    where placement.hired_on >= first_day and placement.hired_on < end_day
      and placement.confirmed_recorded_at <= as_of
    union all
    select placement.service_point_id, placement.corrected_month, -1, false
    from placement
    where placement.corrected_month >= to_char(first_day, 'YYYY-MM')
      and placement.corrected_month < to_char(end_day, 'YYYY-MM') and placement.voided_recorded_at <= as_of
      and placement.hired_on >= (
        select counted_since.since from counted_since
        where counted_since.rule = 'PLACEMENT_CASES' and counted_since.recorded_at <= as_of
        order by counted_since.recorded_at desc limit 1)
  ) as counted
  where counted.service_point_id is not null group by 1, 2;
end;

-- down
create or replace function counted_placements(first_day date, end_day date, as_of timestamptz)
  returns table (service_point_id text, month text, count integer, revised boolean)
  language sql stable security definer rows 100 set search_path = public, pg_temp
begin atomic
  select counted.service_point_id, counted.month, sum(counted.cases)::int, bool_or(counted.late)
  from (
    select placement.service_point_id, to_char(placement.hired_on, 'YYYY-MM') as month, 1 as cases,
      placement.confirmed_recorded_on > settled_on(placement.hired_on) as late
    from placement
    where placement.hired_on >= first_day and placement.hired_on < end_day
      and placement.confirmed_recorded_at <= as_of
    union all
    select placement.service_point_id, placement.corrected_month, -1, false
    from placement
    where placement.corrected_month >= to_char(first_day, 'YYYY-MM')
      and placement.corrected_month < to_char(end_day, 'YYYY-MM') and placement.voided_recorded_at <= as_of
      and placement.hired_on >= (
        select counted_since.since from counted_since
        where counted_since.rule = 'PLACEMENT_CASES' and counted_since.recorded_at <= as_of)
  ) as counted
  where counted.service_point_id is not null group by 1, 2;
end;
revoke insert (reason), select (reason, by_role, by_name) on counted_since from national_joint;
