-- up
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
    continue when start.last_taken is not null and changed_months(start.rule, start.last_taken, latest) is null
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
revoke execute on function take_checkpoints from public;

-- down
drop function take_checkpoints;
