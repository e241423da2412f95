-- up
-- 再確認: the case counts again in the month of the new confirmation. Whom it placed, and how long the support took, stays with
-- the hire.
create or replace function count_placement() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' and by_owner(tg_relid) then return null; end if;
  perform keep_event(event_of('PLACEMENT', new.id, new.seeker_id, new.service_point_id, new.hired_on,
    -- guard: case-that-was-counted-before-is-not-counted-in-month-of-hire
    amount => case when new.recounted_month is null then 1 else 0 end,
    attributes => attributes_of(new), known_from => new.confirmed_recorded_at), new.confirmed_recorded_at is not null);
  perform keep_event(event_of('RECOUNT', new.id, new.seeker_id, new.service_point_id,
    to_date(new.recounted_month, 'YYYY-MM'), attributes => attributes_of(new),
    known_from => new.confirmed_recorded_at), new.recounted_month is not null);
  perform keep_event(event_of('CORRECTION', new.id, new.seeker_id, new.service_point_id,
    to_date(new.corrected_month, 'YYYY-MM'), amount => -1, attributes => attributes_of(new),
    known_from => new.voided_recorded_at), new.corrected_month is not null);
  return null;
end $$;

create or replace function placement_statistics(breakdown text, first_day date, end_day date, as_of timestamptz)
  returns table (point text, part text, referrals integer, interviews integer, placements integer, persons_placed integer,
    trial_starts integer, conversions integer, median_support_days double precision)
  language plpgsql stable security definer rows 100 set search_path = public, pg_temp as $$
begin
  perform require_statistics_reader();
  return query
  with known as (
    select event.kind, event.service_point_id, event.amount, (event.attributes ->> 'supportDays')::int as support_days,
      case breakdown when 'MONTH' then to_char(event.from_day, 'YYYY-MM')
        when 'EMPLOYMENT_TYPE' then event.attributes ->> 'employmentType'
        when 'TRACK' then event.attributes ->> 'track' end as section,
      -- guard: voided-placement-has-placed-nobody
      case when event.kind = 'PLACEMENT' and correction.entered is null then coalesce(linked.person, event.seeker_id) end as placed
    from counted_event as event
    left join linked_as_known(as_of) as linked on linked.entered = event.seeker_id
    left join counted_event as correction on event.kind = 'PLACEMENT' and correction.kind = 'CORRECTION'
      and correction.subject_id = event.subject_id and correction.known_from <= as_of
    where event.kind in ('REFERRAL', 'INTERVIEW', 'PLACEMENT', 'CORRECTION', 'RECOUNT', 'TRIAL', 'CONVERSION')
      and event.from_day >= first_day and event.from_day < end_day and event.service_point_id is not null
      -- guard: placement-counts-from-when-it-was-known
      and event.known_from <= as_of
      -- guard: referral-counts-until-otherwise-known
      and (event.known_until is null or event.known_until > as_of)
  )
  select known.service_point_id, known.section,
    count(*) filter (where known.kind = 'REFERRAL')::int, count(*) filter (where known.kind = 'INTERVIEW')::int,
    -- guard: placement-is-counted-off-when-corrected
    coalesce(sum(known.amount) filter (where known.kind in ('PLACEMENT', 'CORRECTION', 'RECOUNT')), 0)::int,
    count(distinct known.placed)::int,
    count(*) filter (where known.kind = 'TRIAL')::int, count(*) filter (where known.kind = 'CONVERSION')::int,
    percentile_cont(0.5) within group (order by known.support_days) filter (where known.placed is not null)
  from known group by 1, 2;
end $$;

create or replace function labour_market_statistics(first_day date, end_day date, as_of timestamptz)
  returns table (point text, part text, new_seekers integer, active_seekers integer, new_openings integer,
    active_openings integer, filled_openings integer, placements integer)
  language plpgsql stable security definer rows 100 set search_path = public, pg_temp set work_mem = '16MB' as $$
begin
  perform require_statistics_reader();
  return query
  with month as (
    select day::date as began, (day + interval '1 month')::date as ended
    from generate_series(first_day::timestamp, end_day - interval '1 day', interval '1 month') as day
  ), known as materialized (
    select event.kind, event.subject_id, event.service_point_id, coalesce(linked.person, event.seeker_id) as person,
      event.from_day, coalesce(event.until_day, event.from_day) as until_day, event.amount,
      (event.attributes ->> 'orderId')::uuid as order_id, correction.entered is null as stands
    from counted_event as event
    left join linked_as_known(as_of) as linked on linked.entered = event.seeker_id
    left join counted_event as correction on event.kind = 'PLACEMENT' and correction.kind = 'CORRECTION'
      and correction.subject_id = event.subject_id and correction.known_from <= as_of
    where event.kind in ('REGISTRATION', 'IN_FORCE', 'JOB_ORDER', 'OPEN_ORDER', 'PLACEMENT', 'CORRECTION', 'RECOUNT')
      and event.from_day < end_day
      -- guard: market-counts-from-when-it-was-known
      and event.known_from <= as_of
      -- guard: market-counts-until-otherwise-known
      and (event.known_until is null or event.known_until > as_of)
  ), open_order as (
    select distinct on (month.began, known.subject_id) month.began, known.subject_id, known.amount
    from month join known on known.kind = 'OPEN_ORDER' and known.from_day < month.ended and known.until_day >= month.began
    order by month.began, known.subject_id, known.from_day desc
  ), filled_before as (
    select open_order.began, count(*) as openings
    from open_order join known on known.kind = 'PLACEMENT' and known.stands and known.order_id = open_order.subject_id
      -- guard: opening-is-carried-over-until-filled
      and known.from_day < open_order.began
    group by 1
  ), carried as (
    select open_order.began, sum(open_order.amount) - coalesce(max(filled_before.openings), 0) as openings
    from open_order left join filled_before on filled_before.began = open_order.began group by 1
  ), counted as (
    select grouping(known.service_point_id) = 1 as is_total, known.service_point_id, month.began,
      count(distinct known.person) filter (where known.kind = 'REGISTRATION') as new_seekers,
      count(distinct known.person) filter (where known.kind = 'IN_FORCE') as active_seekers,
      sum(known.amount) filter (where known.kind = 'JOB_ORDER') as new_openings,
      count(*) filter (where known.kind = 'PLACEMENT' and known.stands) as filled,
      sum(known.amount) filter (where known.kind in ('PLACEMENT', 'CORRECTION', 'RECOUNT')) as cases
    from month join known on known.kind <> 'OPEN_ORDER' and known.from_day < month.ended and known.until_day >= month.began
    group by grouping sets ((known.service_point_id, month.began), (month.began))
  )
  select null, to_char(month.began, 'YYYY-MM'), coalesce(counted.new_seekers, 0)::int, coalesce(counted.active_seekers, 0)::int,
    coalesce(counted.new_openings, 0)::int, coalesce(carried.openings, 0)::int, coalesce(counted.filled, 0)::int,
    coalesce(counted.cases, 0)::int
  from month left join counted on counted.began = month.began and counted.is_total
    left join carried on carried.began = month.began
  union all
  select counted.service_point_id, to_char(counted.began, 'YYYY-MM'), counted.new_seekers::int, counted.active_seekers::int,
    null, null, counted.filled::int, coalesce(counted.cases, 0)::int
  from counted where not counted.is_total and counted.service_point_id is not null;
end $$;

-- down
delete from counted_event where kind = 'RECOUNT';
create or replace function labour_market_statistics(first_day date, end_day date, as_of timestamptz)
  returns table (point text, part text, new_seekers integer, active_seekers integer, new_openings integer,
    active_openings integer, filled_openings integer, placements integer)
  language plpgsql stable security definer rows 100 set search_path = public, pg_temp set work_mem = '16MB' as $$
begin
  perform require_statistics_reader();
  return query
  with month as (
    select day::date as began, (day + interval '1 month')::date as ended
    from generate_series(first_day::timestamp, end_day - interval '1 day', interval '1 month') as day
  ), known as materialized (
    select event.kind, event.subject_id, event.service_point_id, coalesce(linked.person, event.seeker_id) as person,
      event.from_day, coalesce(event.until_day, event.from_day) as until_day, event.amount,
      (event.attributes ->> 'orderId')::uuid as order_id, correction.entered is null as stands
    from counted_event as event
    left join linked_as_known(as_of) as linked on linked.entered = event.seeker_id
    left join counted_event as correction on event.kind = 'PLACEMENT' and correction.kind = 'CORRECTION'
      and correction.subject_id = event.subject_id and correction.known_from <= as_of
    where event.kind in ('REGISTRATION', 'IN_FORCE', 'JOB_ORDER', 'OPEN_ORDER', 'PLACEMENT', 'CORRECTION')
      and event.from_day < end_day
      and event.known_from <= as_of
      and (event.known_until is null or event.known_until > as_of)
  ), open_order as (
    select distinct on (month.began, known.subject_id) month.began, known.subject_id, known.amount
    from month join known on known.kind = 'OPEN_ORDER' and known.from_day < month.ended and known.until_day >= month.began
    order by month.began, known.subject_id, known.from_day desc
  ), filled_before as (
    select open_order.began, count(*) as openings
    from open_order join known on known.kind = 'PLACEMENT' and known.stands and known.order_id = open_order.subject_id
      and known.from_day < open_order.began
    group by 1
  ), carried as (
    select open_order.began, sum(open_order.amount) - coalesce(max(filled_before.openings), 0) as openings
    from open_order left join filled_before on filled_before.began = open_order.began group by 1
  ), counted as (
    select grouping(known.service_point_id) = 1 as is_total, known.service_point_id, month.began,
      count(distinct known.person) filter (where known.kind = 'REGISTRATION') as new_seekers,
      count(distinct known.person) filter (where known.kind = 'IN_FORCE') as active_seekers,
      sum(known.amount) filter (where known.kind = 'JOB_ORDER') as new_openings,
      count(*) filter (where known.kind = 'PLACEMENT' and known.stands) as filled,
      sum(known.amount) filter (where known.kind in ('PLACEMENT', 'CORRECTION')) as cases
    from month join known on known.kind <> 'OPEN_ORDER' and known.from_day < month.ended and known.until_day >= month.began
    group by grouping sets ((known.service_point_id, month.began), (month.began))
  )
  select null, to_char(month.began, 'YYYY-MM'), coalesce(counted.new_seekers, 0)::int, coalesce(counted.active_seekers, 0)::int,
    coalesce(counted.new_openings, 0)::int, coalesce(carried.openings, 0)::int, coalesce(counted.filled, 0)::int,
    coalesce(counted.cases, 0)::int
  from month left join counted on counted.began = month.began and counted.is_total
    left join carried on carried.began = month.began
  union all
  select counted.service_point_id, to_char(counted.began, 'YYYY-MM'), counted.new_seekers::int, counted.active_seekers::int,
    null, null, counted.filled::int, coalesce(counted.cases, 0)::int
  from counted where not counted.is_total and counted.service_point_id is not null;
end $$;
create or replace function placement_statistics(breakdown text, first_day date, end_day date, as_of timestamptz)
  returns table (point text, part text, referrals integer, interviews integer, placements integer, persons_placed integer,
    trial_starts integer, conversions integer, median_support_days double precision)
  language plpgsql stable security definer rows 100 set search_path = public, pg_temp as $$
begin
  perform require_statistics_reader();
  return query
  with known as (
    select event.kind, event.service_point_id, event.amount, (event.attributes ->> 'supportDays')::int as support_days,
      case breakdown when 'MONTH' then to_char(event.from_day, 'YYYY-MM')
        when 'EMPLOYMENT_TYPE' then event.attributes ->> 'employmentType'
        when 'TRACK' then event.attributes ->> 'track' end as section,
      case when event.kind = 'PLACEMENT' and correction.entered is null then coalesce(linked.person, event.seeker_id) end as placed
    from counted_event as event
    left join linked_as_known(as_of) as linked on linked.entered = event.seeker_id
    left join counted_event as correction on event.kind = 'PLACEMENT' and correction.kind = 'CORRECTION'
      and correction.subject_id = event.subject_id and correction.known_from <= as_of
    where event.kind in ('REFERRAL', 'INTERVIEW', 'PLACEMENT', 'CORRECTION', 'TRIAL', 'CONVERSION')
      and event.from_day >= first_day and event.from_day < end_day and event.service_point_id is not null
      and event.known_from <= as_of
      and (event.known_until is null or event.known_until > as_of)
  )
  select known.service_point_id, known.section,
    count(*) filter (where known.kind = 'REFERRAL')::int, count(*) filter (where known.kind = 'INTERVIEW')::int,
    coalesce(sum(known.amount) filter (where known.kind in ('PLACEMENT', 'CORRECTION')), 0)::int,
    count(distinct known.placed)::int,
    count(*) filter (where known.kind = 'TRIAL')::int, count(*) filter (where known.kind = 'CONVERSION')::int,
    percentile_cont(0.5) within group (order by known.support_days) filter (where known.placed is not null)
  from known group by 1, 2;
end $$;
create or replace function count_placement() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' and by_owner(tg_relid) then return null; end if;
  perform keep_event(event_of('PLACEMENT', new.id, new.seeker_id, new.service_point_id, new.hired_on,
    attributes => attributes_of(new), known_from => new.confirmed_recorded_at), new.confirmed_recorded_at is not null);
  perform keep_event(event_of('CORRECTION', new.id, new.seeker_id, new.service_point_id,
    to_date(new.corrected_month, 'YYYY-MM'), amount => -1, attributes => attributes_of(new),
    known_from => new.voided_recorded_at), new.corrected_month is not null);
  return null;
end $$;
