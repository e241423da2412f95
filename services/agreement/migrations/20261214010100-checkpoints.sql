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
-- From which month to which one results of a rule may differ as of two instants, by what came to be known or ended after the
-- first one, up to the second; null for none. A link, and whatever is known of a person of a year, may change any month.
create function changed_months(rule counting_rule, after timestamptz, upto timestamptz) returns text[]
  language plpgsql stable set search_path = public, pg_temp as $$
declare
  any_month constant text[] := array['0000-00', '9999-99'];
  months text[];
begin
  if rule.way <> 'EVENTS' and (
    exists (select from linked_file where linked_at > after and linked_at <= upto)
    or exists (
      select from unlinked_file where linked_at > after and linked_at <= upto or unlinked_at > after and unlinked_at <= upto))
  then return any_month; end if;
  execute format(
    'select array[min(least(to_char(day, ''YYYY-MM''), corrected_month, counted_month)),
      max(greatest(to_char(day, ''YYYY-MM''), corrected_month, counted_month))]
    from %I where known_at > $1 and known_at <= $2 or ended_at > $1 and ended_at <= $2',
    lower(rule.fact) || '_fact') into months using after, upto;
  if months[1] is null then return null; end if;
  return case rule.way when 'PERSONS_PER_YEAR' then any_month else months end;
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

create function kept_results(kept counted_checkpoint, first_day date, end_day date)
  returns table (service_point_id text, month text, count integer) language sql stable rows 50
begin atomic
  select result.service_point_id, result.month, result.count
  from jsonb_to_recordset((kept).results) as result (service_point_id text, month text, count integer)
  where result.month >= to_char(first_day, 'YYYY-MM') and result.month < to_char(end_day, 'YYYY-MM');
end;
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
  compared timestamptz;
  changed text[];
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
    if checkpoint.as_of < as_of and compared is distinct from checkpoint.as_of then
      compared := checkpoint.as_of;
      changed := changed_months(rule, compared, as_of);
    end if;
    if checkpoint.as_of < as_of and changed[1] < to_char(until_day, 'YYYY-MM') and changed[2] >= to_char(from_day, 'YYYY-MM') then
      files := case when rule.way <> 'EVENTS' then changed_files(rule, checkpoint.as_of, as_of) end;
      return query
        select part.service_point_id, part.month, sum(part.count)::int
        from (
          select kept.* from kept_results(checkpoint, from_day, until_day) as kept
          union all
          select now.*
          from count_facts(rule, counted.since, from_day, until_day, counted.as_of, checkpoint.as_of, counted.as_of, files) as now
          union all
          select past.service_point_id, past.month, -past.count
          from count_facts(rule, counted.since, from_day, until_day, checkpoint.as_of, checkpoint.as_of, counted.as_of, files) as past
        ) as part
        group by 1, 2 having sum(part.count) <> 0;
    elsif checkpoint.as_of is not null then
      return query select kept.* from kept_results(checkpoint, from_day, until_day) as kept;
    else
      return query select facts.* from count_facts(rule, counted.since, from_day, until_day, counted.as_of) as facts
        where facts.count <> 0;
    end if;
  end loop;
end $$;

revoke execute on function fiscal_year_of, changed_months, changed_files, kept_results from public;

-- down
create or replace function counted(rule_code text, since date, first_day date, end_day date, as_of timestamptz)
  returns table (service_point_id text, month text, count integer)
  language plpgsql stable security definer rows 100 set search_path = public, pg_temp set work_mem = '16MB' as $$
declare
  rule constant counting_rule := rule_for_login(rule_code);
begin
  if rule.code is null then return; end if;
  return query select * from count_facts(rule, since, first_day, end_day, as_of);
end $$;
drop function kept_results;
drop function changed_files;
drop function changed_months;
drop function fiscal_year_of;
drop index counted_event_of_person;
drop index counted_event_ended;
drop index counted_event_known;
drop table counted_checkpoint;
