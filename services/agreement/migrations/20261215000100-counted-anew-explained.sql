-- up
-- 訂正・内訳: what is counted anew stands in the month in which it is.
create or replace function changes_of(rule_code text, first_day date, end_day date, since timestamptz, as_of timestamptz)
  returns table (service_point_id text, month text, cause text, changed_at timestamptz)
  language plpgsql stable security definer rows 100 set search_path = public, pg_temp as $$
declare
  rule constant counting_rule := rule_for_login(rule_code);
begin
  if rule.code is null then return; end if;
  return query execute format(
    'with closed as materialized (
      select first::date as first_day, (first + interval ''1 month'')::date as end_day, to_char(first, ''YYYY-MM'') as month,
        coalesce($3, closed_since(first::date, $4)) as base
      from generate_series($1::timestamp, $2::timestamp - interval ''1 day'', interval ''1 month'') as first
      where closed_since(first::date, $4) is not null
    ), link as materialized (
      select duplicate_id, first_kept_id, linked_at as at from linked_file
      union all select duplicate_id, first_kept_id, linked_at from unlinked_file
      union all select duplicate_id, first_kept_id, unlinked_at from unlinked_file
    ), linked as materialized (
      select duplicate_id as file from link union select first_kept_id from link
    ), fact as materialized (
      select closed.month, closed.base, fact.service_point_id, fact.entered, fact.known_at,
        case when fact.corrected_month is null then fact.ended_at end as ended_at
      from closed join %1$I as fact on fact.day >= closed.first_day and fact.day < closed.end_day
      where fact.service_point_id is not null and fact.counted_month is null and %2$s
        and (fact.known_at > closed.base or fact.ended_at > closed.base or %3$s)
      union all
      -- guard: what-is-counted-anew-revises-month-of-that
      select closed.month, closed.base, fact.service_point_id, fact.entered, fact.known_at, null
      from closed join %1$I as fact on fact.counted_month = closed.month
      where fact.service_point_id is not null and %2$s and (fact.known_at > closed.base or %3$s)
      union all
      -- What has a month of correction is counted off in that.
      select closed.month, closed.base, fact.service_point_id, null, null, fact.ended_at
      from closed join %1$I as fact on fact.corrected_month = closed.month
      where fact.service_point_id is not null and %2$s and fact.ended_at > closed.base
    ), change (service_point_id, month, cause, at) as (
      select service_point_id, month, %4$L, known_at from fact where known_at > base and known_at <= $4
      union all
      select service_point_id, month, ''VOIDED'', ended_at from fact where ended_at > base and ended_at <= $4
      union all
      select fact.service_point_id, fact.month, ''LINKED'', link.at from fact join link on %5$s
      where link.at > fact.base and link.at <= $4
    )
    select service_point_id, month, cause, max(at) from change group by 1, 2, 3',
    lower(rule.fact) || '_fact',
    facts_selected(rule.selection) || case when rule.way = 'EVENTS' then '' else ' and fact.entered is not null' end,
    case when rule.way = 'EVENTS' then 'false' else 'fact.entered in (select linked.file from linked)' end,
    case rule.fact when 'PLACEMENT' then 'CONFIRMED' else 'RECORDED' end,
    -- A person of a year may be counted in another month by a link, whichever file is kept.
    case rule.way when 'EVENTS' then 'false' when 'PERSON_DAYS' then 'fact.entered = link.duplicate_id'
      else 'fact.entered in (link.duplicate_id, link.first_kept_id)' end)
    using first_day, end_day, since, as_of;
end $$;

create or replace function explained(rule_code text, since date, first_day date, end_day date, as_of timestamptz)
  returns table (service_point_id text, month text, part text, count integer)
  language plpgsql stable security definer rows 100 set search_path = public, pg_temp set work_mem = '16MB' as $$
declare
  rule constant counting_rule := rule_for_login(rule_code);
  fact_view constant text := coalesce(lower(rule.fact), 'no') || '_fact';
  from_day date := date_trunc('month', first_day);
  until_day date := date_trunc('month', end_day - 1) + interval '1 month';
  first_month constant text := to_char(from_day, 'YYYY-MM');
  end_month constant text := to_char(until_day, 'YYYY-MM');
  oldest date;
begin
  perform require_planner();
  if rule.code is null then return; end if;
  -- Persons are walked through whole fiscal years, those of what is corrected or counted anew among them.
  if rule.way = 'PERSONS_PER_YEAR' then
    execute format('select min(day) from %I where corrected_month >= $1 and corrected_month < $2
      or counted_month >= $1 and counted_month < $2', fact_view)
      into oldest using first_month, end_month;
    from_day := date_trunc('year', least(from_day, oldest) - interval '3 months') + interval '3 months';
    until_day := date_trunc('year', until_day - 1 - interval '3 months') + interval '15 months';
  end if;
  return query execute format(
    'with known as materialized (
      select fact.service_point_id as point, fact.day,
        -- guard: what-is-counted-anew-is-explained-when-it-became-known
        coalesce(fact.counted_month, to_char(fact.day, ''YYYY-MM'')) as month,
        extract(year from fact.day - interval ''3 months'') as year, coalesce(linked.person, fact.entered) as person,
        fact.known_at, fact.ended_at, fact.corrected_month, coalesce(fact.ended_at <= $4, false) as is_ended
      from %I as fact left join linked_as_known($4) as linked on linked.entered = fact.entered
      where (fact.day >= $1 and fact.day < $2 or fact.corrected_month >= $5 and fact.corrected_month < $6
          or fact.counted_month >= $5 and fact.counted_month < $6)
        and fact.day >= $3 and fact.known_at <= $4 and fact.service_point_id is not null and %s
    ), standing as (
      select * from known where not is_ended or corrected_month is not null
    ), named as (
      select * from standing where $7 = ''EVENTS'' or person is not null
    ), step as (
      select point, person, year, month, 1 as step, known_at as at from named
      union all
      select point, person, year, corrected_month, -1, ended_at from named where is_ended
    ), walked as (
      select step.*, sum(step) over (partition by point, person, year order by at, step rows unbounded preceding) as persons
      from step where $7 = ''PERSONS_PER_YEAR''
    ), person_day as (
      select point, month, day, person, count(*) as times from named where $7 = ''PERSON_DAYS'' group by 1, 2, 3, 4
    ), explained (point, month, part, events) as (
      select point, month, ''RECORDED'', count(*) from known group by 1, 2
      union all
      select point, month, ''VOIDED'', -count(*) from known where is_ended and corrected_month is null group by 1, 2
      union all
      select point, month, ''WITHOUT_PERSON'', -count(*) from standing where $7 <> ''EVENTS'' and person is null group by 1, 2
      union all
      select point, month, ''SAME_PERSON_AND_DAY'', sum(1 - times) from person_day group by 1, 2
      union all
      select point, month, ''COUNTED_BEFORE'', -count(*) from walked where step = 1 and persons <> 1 group by 1, 2
      union all
      select point, month, ''COUNTED_OFF'', -count(*) from walked where step = -1 and persons = 0 group by 1, 2
      union all
      select point, month, ''COUNTED_OFF'', -count(*) from step where $7 = ''EVENTS'' and step = -1 group by 1, 2
    )
    select point, month, part, events::int from explained where events <> 0 and month >= $5 and month < $6',
    fact_view, facts_selected(rule.selection))
    using from_day, until_day, since, as_of, first_month, end_month, rule.way;
end $$;

-- down
create or replace function explained(rule_code text, since date, first_day date, end_day date, as_of timestamptz)
  returns table (service_point_id text, month text, part text, count integer)
  language plpgsql stable security definer rows 100 set search_path = public, pg_temp set work_mem = '16MB' as $$
declare
  rule constant counting_rule := rule_for_login(rule_code);
  fact_view constant text := coalesce(lower(rule.fact), 'no') || '_fact';
  from_day date := date_trunc('month', first_day);
  until_day date := date_trunc('month', end_day - 1) + interval '1 month';
  first_month constant text := to_char(from_day, 'YYYY-MM');
  end_month constant text := to_char(until_day, 'YYYY-MM');
  oldest date;
begin
  perform require_planner();
  if rule.code is null then return; end if;
  -- Persons are walked through whole fiscal years, those of the corrections among them.
  if rule.way = 'PERSONS_PER_YEAR' then
    execute format('select min(day) from %I where corrected_month >= $1 and corrected_month < $2', fact_view)
      into oldest using first_month, end_month;
    from_day := date_trunc('year', least(from_day, oldest) - interval '3 months') + interval '3 months';
    until_day := date_trunc('year', until_day - 1 - interval '3 months') + interval '15 months';
  end if;
  return query execute format(
    'with known as materialized (
      select fact.service_point_id as point, fact.day, to_char(fact.day, ''YYYY-MM'') as month,
        extract(year from fact.day - interval ''3 months'') as year, coalesce(linked.person, fact.entered) as person,
        fact.known_at, fact.ended_at, fact.corrected_month, coalesce(fact.ended_at <= $4, false) as is_ended
      from %I as fact left join linked_as_known($4) as linked on linked.entered = fact.entered
      where (fact.day >= $1 and fact.day < $2 or fact.corrected_month >= $5 and fact.corrected_month < $6)
        and fact.day >= $3 and fact.known_at <= $4 and fact.service_point_id is not null and %s
    ), standing as (
      select * from known where not is_ended or corrected_month is not null
    ), named as (
      select * from standing where $7 = ''EVENTS'' or person is not null
    ), step as (
      select point, person, year, month, 1 as step, known_at as at from named
      union all
      select point, person, year, corrected_month, -1, ended_at from named where is_ended
    ), walked as (
      select step.*, sum(step) over (partition by point, person, year order by at, step rows unbounded preceding) as persons
      from step where $7 = ''PERSONS_PER_YEAR''
    ), person_day as (
      select point, month, day, person, count(*) as times from named where $7 = ''PERSON_DAYS'' group by 1, 2, 3, 4
    ), explained (point, month, part, events) as (
      select point, month, ''RECORDED'', count(*) from known group by 1, 2
      union all
      select point, month, ''VOIDED'', -count(*) from known where is_ended and corrected_month is null group by 1, 2
      union all
      select point, month, ''WITHOUT_PERSON'', -count(*) from standing where $7 <> ''EVENTS'' and person is null group by 1, 2
      union all
      select point, month, ''SAME_PERSON_AND_DAY'', sum(1 - times) from person_day group by 1, 2
      union all
      select point, month, ''COUNTED_BEFORE'', -count(*) from walked where step = 1 and persons <> 1 group by 1, 2
      union all
      select point, month, ''COUNTED_OFF'', -count(*) from walked where step = -1 and persons = 0 group by 1, 2
      union all
      select point, month, ''COUNTED_OFF'', -count(*) from step where $7 = ''EVENTS'' and step = -1 group by 1, 2
    )
    select point, month, part, events::int from explained where events <> 0 and month >= $5 and month < $6',
    fact_view, facts_selected(rule.selection))
    using from_day, until_day, since, as_of, first_month, end_month, rule.way;
end $$;
create or replace function changes_of(rule_code text, first_day date, end_day date, since timestamptz, as_of timestamptz)
  returns table (service_point_id text, month text, cause text, changed_at timestamptz)
  language plpgsql stable security definer rows 100 set search_path = public, pg_temp as $$
declare
  rule constant counting_rule := rule_for_login(rule_code);
begin
  if rule.code is null then return; end if;
  return query execute format(
    'with closed as materialized (
      select first::date as first_day, (first + interval ''1 month'')::date as end_day, to_char(first, ''YYYY-MM'') as month,
        coalesce($3, closed_since(first::date, $4)) as base
      from generate_series($1::timestamp, $2::timestamp - interval ''1 day'', interval ''1 month'') as first
      where closed_since(first::date, $4) is not null
    ), link as materialized (
      select duplicate_id, first_kept_id, linked_at as at from linked_file
      union all select duplicate_id, first_kept_id, linked_at from unlinked_file
      union all select duplicate_id, first_kept_id, unlinked_at from unlinked_file
    ), linked as materialized (
      select duplicate_id as file from link union select first_kept_id from link
    ), fact as materialized (
      select closed.month, closed.base, fact.service_point_id, fact.entered, fact.known_at,
        case when fact.corrected_month is null then fact.ended_at end as ended_at
      from closed join %1$I as fact on fact.day >= closed.first_day and fact.day < closed.end_day
      where fact.service_point_id is not null and %2$s
        and (fact.known_at > closed.base or fact.ended_at > closed.base or %3$s)
      union all
      -- What has a month of correction is counted off in that.
      select closed.month, closed.base, fact.service_point_id, null, null, fact.ended_at
      from closed join %1$I as fact on fact.corrected_month = closed.month
      where fact.service_point_id is not null and %2$s and fact.ended_at > closed.base
    ), change (service_point_id, month, cause, at) as (
      select service_point_id, month, %4$L, known_at from fact where known_at > base and known_at <= $4
      union all
      select service_point_id, month, ''VOIDED'', ended_at from fact where ended_at > base and ended_at <= $4
      union all
      select fact.service_point_id, fact.month, ''LINKED'', link.at from fact join link on %5$s
      where link.at > fact.base and link.at <= $4
    )
    select service_point_id, month, cause, max(at) from change group by 1, 2, 3',
    lower(rule.fact) || '_fact',
    facts_selected(rule.selection) || case when rule.way = 'EVENTS' then '' else ' and fact.entered is not null' end,
    case when rule.way = 'EVENTS' then 'false' else 'fact.entered in (select linked.file from linked)' end,
    case rule.fact when 'PLACEMENT' then 'CONFIRMED' else 'RECORDED' end,
    -- A person of a year may be counted in another month by a link, whichever file is kept.
    case rule.way when 'EVENTS' then 'false' when 'PERSON_DAYS' then 'fact.entered = link.duplicate_id'
      else 'fact.entered in (link.duplicate_id, link.first_kept_id)' end)
    using first_day, end_day, since, as_of;
end $$;
