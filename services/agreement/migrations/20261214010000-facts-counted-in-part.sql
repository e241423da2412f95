-- up
-- 集計: the results of a rule by service point and month, of all facts of its kind (the view `<kind>_fact`), or with `after` of a
-- part: events that came to be known or ended after that instant, or whatever is kept today in some files. What was taken back
-- is not counted, or, with a month of correction, counted off in that month, unless its day is before counting began.
-- 再確認: what had been counted, was taken back with a month of correction and is confirmed anew has a month in which it is
-- counted again (`counted_month` of the views), and its day stays that by which it was counted first. So the month of the day is
-- counted once, the two later months make up for each other, and a person is walked through the same fiscal year.
create function count_facts(rule counting_rule, since date, first_day date, end_day date, as_of timestamptz,
    after timestamptz default null, upto timestamptz default null, persons uuid[] default null)
  returns table (service_point_id text, month text, count integer)
  language plpgsql stable rows 100 set search_path = public, pg_temp set work_mem = '16MB' as $$
declare
  fact_view constant text := lower(rule.fact) || '_fact';
  from_day date := date_trunc('month', first_day);
  until_day date := date_trunc('month', end_day - 1) + interval '1 month';
  first_month constant text := to_char(from_day, 'YYYY-MM');
  end_month constant text := to_char(until_day, 'YYYY-MM');
  selected constant text := facts_selected(rule.selection) || case when after is null then ''
    when rule.way = 'EVENTS' then
      -- guard: what-ended-since-checkpoint-is-counted-off
      ' and (fact.known_at > $7 and fact.known_at <= $8 or fact.ended_at > $7 and fact.ended_at <= $8)'
    else ' and fact.file = any ($9)' end;
  -- guard: what-is-before-start-of-counting-is-not-counted
  known constant text := format(
    'select fact.service_point_id, fact.day, %s as entered, fact.known_at, fact.ended_at <= $4 as is_ended, fact.ended_at,
      fact.corrected_month, fact.counted_month
    from %I as fact
    where fact.day >= greatest($1, $3) and fact.day < $2 and fact.known_at <= $4
      and (fact.ended_at is null or fact.ended_at > $4 or fact.corrected_month is not null)
      and fact.service_point_id is not null and %s',
    case when rule.way = 'EVENTS' then 'null::uuid' else 'fact.entered' end, fact_view, selected);
  -- Two files are one person from their link on, until it was undone. Nearly all persons have one file: that is tried first.
  links constant text :=
    'recursive link as materialized (
      select duplicate_id, first_kept_id from linked_file where linked_at <= $4
      union all
      -- guard: figures-know-link-until-it-was-undone
      select duplicate_id, first_kept_id from unlinked_file where linked_at <= $4 and unlinked_at > $4
    ), followed (entered, person) as (
      select duplicate_id, first_kept_id from link
      union all
      select followed.entered, link.first_kept_id from followed join link on link.duplicate_id = followed.person
    ), kept as materialized (
      select * from followed where not exists (select from link where link.duplicate_id = followed.person)
    ), fact as (
      select known.*, known.entered in (select kept.entered from kept) as is_linked from (' || known || ') as known
      where known.entered is not null
    )';
  -- Whose a fact is.
  person constant text :=
    'case when is_linked then (select kept.person from kept where kept.entered = fact.entered) else fact.entered end';
  oldest date;
begin
  case rule.way
    when 'EVENTS' then
      return query execute format(
        'with fact as (%1$s and fact.counted_month is null), day as (
          select service_point_id, day, count(*) as facts from fact group by 1, 2
        ), counted as (
          select service_point_id, to_char(day, ''YYYY-MM'') as month, facts from day
          union all
          -- guard: what-is-counted-anew-counts-when-it-became-known
          select fact.service_point_id, fact.counted_month, 1 from %2$I as fact
          where fact.counted_month >= $5 and fact.counted_month < $6 and fact.known_at <= $4
            and fact.service_point_id is not null and fact.day >= $3 and %3$s
          union all
          select fact.service_point_id, fact.corrected_month, -1 from %2$I as fact
          where fact.corrected_month >= $5 and fact.corrected_month < $6 and fact.ended_at <= $4
            and fact.service_point_id is not null and %3$s
            -- guard: correction-of-what-was-never-counted-counts-nothing
            and fact.day >= $3
        )
        select service_point_id, month, sum(facts)::int from counted group by 1, 2', known, fact_view, selected)
        using from_day, until_day, since, as_of, first_month, end_month, after, upto, persons;
    when 'PERSON_DAYS' then
      return query execute format(
        'with %s, person_day as (
          select service_point_id, day, %s as person from fact group by 1, 2, 3
        ), day as (
          select service_point_id, day, count(*) as persons from person_day group by 1, 2
        )
        select service_point_id, to_char(day, ''YYYY-MM''), sum(persons)::int from day group by 1, 2', links, person)
        using from_day, until_day, since, as_of, first_month, end_month, after, upto, persons;
    when 'PERSONS_PER_YEAR' then
      -- A person is walked through whole fiscal years, those of what is corrected or counted anew among them, in the order in
      -- which the party came to know: counted when somebody stands who did not, and counted off when nobody of the year does.
      execute format('select min(day) from %I where corrected_month >= $1 and corrected_month < $2
        or counted_month >= $1 and counted_month < $2', fact_view)
        into oldest using first_month, end_month;
      from_day := date_trunc('year', least(from_day, oldest) - interval '3 months') + interval '3 months';
      until_day := date_trunc('year', until_day - 1 - interval '3 months') + interval '15 months';
      return query execute format(
        'with %s, named as (
          select fact.*, %s as person, extract(year from day - interval ''3 months'') as year from fact
        ), step as (
          select service_point_id, person, year, coalesce(counted_month, to_char(day, ''YYYY-MM'')) as month, 1 as step,
            known_at as at
          from named
          union all
          select service_point_id, person, year, corrected_month, -1, ended_at from named where is_ended
        ), walked as (
          select step.*, sum(step) over (partition by service_point_id, person, year order by at, step rows unbounded preceding) as standing
          from step
        ), counted as (
          -- guard: person-is-counted-once-point-and-year
          select *, case when step = 1 and standing = 1 then 1 when step = -1 and standing = 0 then -1 else 0 end as persons
          from walked where month >= $5 and month < $6
        )
        select service_point_id, month, sum(persons)::int from counted group by 1, 2', links, person)
        using from_day, until_day, since, as_of, first_month, end_month, after, upto, persons;
  end case;
end $$;
revoke execute on function count_facts from public;

-- down
create or replace function counted(rule_code text, since date, first_day date, end_day date, as_of timestamptz)
  returns table (service_point_id text, month text, count integer)
  language plpgsql stable security definer rows 100 set search_path = public, pg_temp set work_mem = '16MB' as $$
declare
  rule constant counting_rule := rule_for_login(rule_code);
  fact_view constant text := coalesce(lower(rule.fact), 'no') || '_fact';
  from_day date := date_trunc('month', first_day);
  until_day date := date_trunc('month', end_day - 1) + interval '1 month';
  first_month constant text := to_char(from_day, 'YYYY-MM');
  end_month constant text := to_char(until_day, 'YYYY-MM');
  selected constant text := facts_selected(rule.selection);
  known constant text := format(
    'select fact.service_point_id, fact.day, %s as entered, fact.known_at, fact.ended_at <= $4 as is_ended, fact.ended_at,
      fact.corrected_month
    from %I as fact
    where fact.day >= greatest($1, $3) and fact.day < $2 and fact.known_at <= $4
      and (fact.ended_at is null or fact.ended_at > $4 or fact.corrected_month is not null)
      and fact.service_point_id is not null and %s',
    case when rule.way = 'EVENTS' then 'null::uuid' else 'fact.entered' end, fact_view, selected);
  links constant text :=
    'recursive link as materialized (
      select duplicate_id, first_kept_id from linked_file where linked_at <= $4
      union all
      select duplicate_id, first_kept_id from unlinked_file where linked_at <= $4 and unlinked_at > $4
    ), followed (entered, person) as (
      select duplicate_id, first_kept_id from link
      union all
      select followed.entered, link.first_kept_id from followed join link on link.duplicate_id = followed.person
    ), kept as materialized (
      select * from followed where not exists (select from link where link.duplicate_id = followed.person)
    ), fact as (
      select known.*, known.entered in (select kept.entered from kept) as is_linked from (' || known || ') as known
      where known.entered is not null
    )';
  person constant text :=
    'case when is_linked then (select kept.person from kept where kept.entered = fact.entered) else fact.entered end';
  oldest date;
begin
  if rule.code is null then return; end if;
  case rule.way
    when 'EVENTS' then
      return query execute format(
        'with fact as (%s), day as (
          select service_point_id, day, count(*) as facts from fact group by 1, 2
        ), counted as (
          select service_point_id, to_char(day, ''YYYY-MM'') as month, facts from day
          union all
          select fact.service_point_id, fact.corrected_month, -1 from %I as fact
          where fact.corrected_month >= $5 and fact.corrected_month < $6 and fact.ended_at <= $4
            and fact.service_point_id is not null and %s
            and fact.day >= $3
        )
        select service_point_id, month, sum(facts)::int from counted group by 1, 2', known, fact_view, selected)
        using from_day, until_day, since, as_of, first_month, end_month;
    when 'PERSON_DAYS' then
      return query execute format(
        'with %s, person_day as (
          select service_point_id, day, %s as person from fact group by 1, 2, 3
        ), day as (
          select service_point_id, day, count(*) as persons from person_day group by 1, 2
        )
        select service_point_id, to_char(day, ''YYYY-MM''), sum(persons)::int from day group by 1, 2', links, person)
        using from_day, until_day, since, as_of;
    when 'PERSONS_PER_YEAR' then
      -- came to know: counted when somebody stands who did not, and counted off when nobody of the year stands any more.
      execute format('select min(day) from %I where corrected_month >= $1 and corrected_month < $2', fact_view)
        into oldest using first_month, end_month;
      from_day := date_trunc('year', least(from_day, oldest) - interval '3 months') + interval '3 months';
      until_day := date_trunc('year', until_day - 1 - interval '3 months') + interval '15 months';
      return query execute format(
        'with %s, named as (
          select fact.*, %s as person, extract(year from day - interval ''3 months'') as year from fact
        ), step as (
          select service_point_id, person, year, to_char(day, ''YYYY-MM'') as month, 1 as step, known_at as at from named
          union all
          select service_point_id, person, year, corrected_month, -1, ended_at from named where is_ended
        ), walked as (
          select step.*, sum(step) over (partition by service_point_id, person, year order by at, step rows unbounded preceding) as standing
          from step
        ), counted as (
          select *, case when step = 1 and standing = 1 then 1 when step = -1 and standing = 0 then -1 else 0 end as persons
          from walked where month >= $5 and month < $6
        )
        select service_point_id, month, sum(persons)::int from counted group by 1, 2', links, person)
        using from_day, until_day, since, as_of, first_month, end_month;
  end case;
end $$;
drop function count_facts;
