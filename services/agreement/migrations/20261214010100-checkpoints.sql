-- up
-- 集計の控え: the results of a rule in a fiscal year as of a closed instant, which are the same for ever. Results as of a later
-- instant start from the last one before it. None of them is needed: without it all facts are counted.
create table counted_checkpoint (
  rule text not null,
  since date not null,
  fiscal_year integer not null,
  as_of timestamptz not null,
  results jsonb not null check (jsonb_typeof(results) = 'array'),
  primary key (rule, since, fiscal_year, as_of)
);
alter table counted_checkpoint enable row level security;
alter table counted_checkpoint force row level security;
create policy owner on counted_checkpoint to current_user using (true) with check (true);

-- What came to be known or ended since an instant, and the events of a person.
create index counted_event_known on counted_event (kind, known_from);
create index counted_event_ended on counted_event (kind, known_until) where known_until is not null;
create index counted_event_of_person on counted_event (kind, seeker_id, from_day);

create function fiscal_year_of(day date) returns integer language sql immutable strict parallel safe
  return extract(year from day - interval '3 months')::integer;
-- Whether anything that a rule counts, or a link of files, came to be known or ended after an instant, up to another one.
create function has_changed(rule counting_rule, after timestamptz, upto timestamptz) returns boolean
  language plpgsql stable set search_path = public, pg_temp as $$
declare
  changed boolean;
begin
  execute format(
    'select exists (select from %1$I where known_at > $1 and known_at <= $2)
      or exists (select from %1$I where ended_at > $1 and ended_at <= $2)
      or exists (select from linked_file where linked_at > $1 and linked_at <= $2)
      or exists (select from unlinked_file
        where linked_at > $1 and linked_at <= $2 or unlinked_at > $1 and unlinked_at <= $2)',
    lower(rule.fact) || '_fact') into changed using after, upto;
  return changed;
end $$;
-- The files of whom that is, with every file that was ever linked to them.
create function changed_files(rule counting_rule, after timestamptz, upto timestamptz) returns uuid[]
  language plpgsql stable set search_path = public, pg_temp as $$
declare
  files uuid[];
begin
  execute format(
    'with recursive link (one, other, linked_at, unlinked_at) as (
      select duplicate_id, first_kept_id, linked_at, null from linked_file
      union all
      select duplicate_id, first_kept_id, linked_at, unlinked_at from unlinked_file
    ), linked (one, other) as (
      select one, other from link union select other, one from link
    ), changed (file) as (
      (select file from %1$I where known_at > $1 and known_at <= $2
      union
      select file from %1$I where ended_at > $1 and ended_at <= $2
      union
      -- guard: who-was-linked-since-checkpoint-is-counted-again
      select one from link where linked_at > $1 and linked_at <= $2 or unlinked_at > $1 and unlinked_at <= $2)
      union
      -- guard: whoever-is-linked-to-them-is-counted-again
      select linked.other from changed join linked on linked.one = changed.file
    )
    select array_agg(file) from changed where file is not null',
    lower(rule.fact) || '_fact') into files using after, upto;
  return files;
end $$;

-- Of each fiscal year, the last checkpoint before the instant; and in place of what has changed since, as it was known at the
-- checkpoint, the same as it is known at the instant.
create or replace function counted(rule_code text, since date, first_day date, end_day date, as_of timestamptz)
  returns table (service_point_id text, month text, count integer)
  language plpgsql stable security definer rows 100 set search_path = public, pg_temp set work_mem = '16MB' as $$
declare
  rule constant counting_rule := rule_for_login(rule_code);
  from_day date;
  until_day date;
  checkpoint counted_checkpoint;
  changed boolean;
  files uuid[];
begin
  if rule.code is null then return; end if;
  for year in fiscal_year_of(first_day)..fiscal_year_of(end_day - 1) loop
    from_day := greatest(date_trunc('month', first_day)::date, make_date(year, 4, 1));
    until_day := least((date_trunc('month', end_day - 1) + interval '1 month')::date, make_date(year + 1, 4, 1));
    select known.* into checkpoint from counted_checkpoint as known
      where known.rule = rule_code and known.since = counted.since and known.fiscal_year = year
        -- guard: checkpoint-is-of-before-the-instant
        and known.as_of <= counted.as_of
      order by known.as_of desc limit 1;
    changed := checkpoint.as_of is null
      or checkpoint.as_of < as_of and has_changed(rule, checkpoint.as_of, as_of);
    files := case when changed and checkpoint.as_of is not null and rule.way <> 'EVENTS' then
      changed_files(rule, checkpoint.as_of, as_of) end;
    return query
      select part.service_point_id, part.month, sum(part.count)::int
      from (
        select kept.service_point_id, kept.month, kept.count
        from jsonb_to_recordset(checkpoint.results) as kept (service_point_id text, month text, count integer)
        where kept.month >= to_char(from_day, 'YYYY-MM') and kept.month < to_char(until_day, 'YYYY-MM')
        union all
        select now.service_point_id, now.month, now.count
        from count_facts(rule, counted.since, from_day, until_day, counted.as_of, checkpoint.as_of, counted.as_of, files) as now
        where changed
        union all
        select past.service_point_id, past.month, -past.count
        from count_facts(rule, counted.since, from_day, until_day, checkpoint.as_of, checkpoint.as_of, counted.as_of, files) as past
        where changed and checkpoint.as_of is not null
      ) as part
      group by 1, 2 having sum(part.count) <> 0;
  end loop;
end $$;

-- Takes the checkpoints that are wanting, by one process at a time: of each rule that the party counts by, as of now where
-- something has changed, and as of each closing (月締め), which reports ask for. Of the others the last one of a day stays.
create function take_checkpoints() returns integer
  language plpgsql volatile set search_path = public, pg_temp as $$
declare
  -- Each statement below sees what was committed before this one, and whatever comes later is known later.
  -- guard: checkpoint-is-of-closed-instant
  latest constant timestamptz := closed_instant(clock_timestamp());
  start record;
  last_day date;
  instant timestamptz;
  taken integer := 0;
begin
  -- guard: checkpoint-is-of-what-is-committed
  if current_setting('transaction_isolation') <> 'read committed' then return 0; end if;
  if not pg_try_advisory_xact_lock(hashtext('aiwork:checkpoints')) then return 0; end if;
  for start in
    select rule, step.since, (
        select max(known.as_of) from counted_checkpoint as known
        where known.rule = step.code and known.since = step.since
      ) as last_taken
    from (
      select distinct on (known.rule) known.rule as code, known.since from counted_since as known
      where known.recorded_at <= latest order by known.rule, known.recorded_at desc
    ) as step join counting_rule as rule on rule.code = step.code
    where step.since is not null
  loop
    continue when start.last_taken is not null and not has_changed(start.rule, start.last_taken, latest)
      and not exists (select from month_closing where recorded_at > start.last_taken and recorded_at <= latest);
    execute format('select max(day) from %I', lower((start.rule).fact) || '_fact') into last_day;
    for year in fiscal_year_of(start.since)..fiscal_year_of(greatest(last_day, start.since)) loop
      for instant in
        select closed_since(month::date, latest)
          from generate_series(make_date(year, 4, 1), make_date(year + 1, 3, 1), interval '1 month') as month
        union select latest order by 1
      loop
        continue when instant is null or exists (
          select from counted_checkpoint as known
          where (known.rule, known.since, known.fiscal_year, known.as_of) = ((start.rule).code, start.since, year, instant));
        insert into counted_checkpoint (rule, since, fiscal_year, as_of, results)
          select (start.rule).code, start.since, year, instant, coalesce(jsonb_agg(result), '[]')
          from counted((start.rule).code, start.since, make_date(year, 4, 1), make_date(year + 1, 4, 1), instant) as result;
        taken := taken + 1;
      end loop;
    end loop;
  end loop;
  delete from counted_checkpoint as old
    where old.as_of >= date_trunc('day', latest, 'Asia/Tokyo') and old.as_of < latest
      and exists (
        select from counted_checkpoint as later
        where (later.rule, later.since, later.fiscal_year, later.as_of) = (old.rule, old.since, old.fiscal_year, latest))
      -- guard: checkpoint-of-closing-stays
      and not exists (select from month_closing where recorded_at = old.as_of);
  return taken;
end $$;
revoke execute on function fiscal_year_of, has_changed, changed_files, take_checkpoints from public;

-- down
drop function take_checkpoints;
create or replace function counted(rule_code text, since date, first_day date, end_day date, as_of timestamptz)
  returns table (service_point_id text, month text, count integer)
  language plpgsql stable security definer rows 100 set search_path = public, pg_temp set work_mem = '16MB' as $$
declare
  rule constant counting_rule := rule_for_login(rule_code);
begin
  if rule.code is null then return; end if;
  return query select * from count_facts(rule, since, first_day, end_day, as_of);
end $$;
drop function changed_files;
drop function has_changed;
drop function fiscal_year_of;
drop index counted_event_of_person;
drop index counted_event_ended;
drop index counted_event_known;
drop table counted_checkpoint;
