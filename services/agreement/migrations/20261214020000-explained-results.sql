-- up
-- 内訳: the events behind a result, for who plans for either party and for reporting clients: only how many of each kind, by
-- service point and month, whose results are public.
create function require_planner() returns void language plpgsql stable set search_path = public, pg_temp as $$
begin
  -- guard: figures-are-explained-to-planners-alone
  if session_user <> current_user and session_user::text not like '%\_report'
    and coalesce(caller_setting('role'), '') not in ('city.secretariat', 'national.planning') then
    raise insufficient_privilege using message = 'figures are explained to reporting clients, and to who plans for a party';
  end if;
end $$;

-- The parts add up to what `counted` gives: all that was known of the month by then; less what was voided or moved; where
-- persons are counted, less what is of nobody, and what counts for nobody anew; and less what is counted off in the month.
create function explained(rule_code text, since date, first_day date, end_day date, as_of timestamptz)
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
revoke execute on function require_planner, explained from public;
do $$
declare
  party constant text := (select split_part(rolname, '_', 1) from pg_roles
    where rolname in ('city_staff', 'national_staff') and has_function_privilege(rolname, 'written_at()', 'execute'));
begin
  execute format('grant execute on function explained to %1$s_joint, %1$s_report', party);
end $$;

-- down
drop function explained;
drop function require_planner;
