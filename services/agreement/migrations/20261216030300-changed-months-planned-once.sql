-- up
-- It is called for each figure of a report, and planning took twenty times as long as looking.
create or replace function changed_months(rule counting_rule, after timestamptz, upto timestamptz) returns text[]
  language plpgsql stable set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  any_month constant text[] := array['0000-00', '9999-99'];
  months text[];
begin
  if rule.way <> 'EVENTS' and (
    exists (select from linked_file where linked_at > after and linked_at <= upto)
    or exists (
      select from unlinked_file where linked_at > after and linked_at <= upto or unlinked_at > after and unlinked_at <= upto))
  then return any_month; end if;
  select array[min(least(to_char(day, 'YYYY-MM'), corrected_month, counted_month)),
      max(greatest(to_char(day, 'YYYY-MM'), corrected_month, counted_month))] into months
    from changed_facts
    where fact = rule.fact and (known_at > after and known_at <= upto or ended_at > after and ended_at <= upto);
  if months[1] is null then return null; end if;
  -- guard: person-of-year-counts-in-another-month
  return case rule.way when 'PERSONS_PER_YEAR' then any_month else months end;
end $$;

-- down
create or replace function changed_months(rule counting_rule, after timestamptz, upto timestamptz) returns text[]
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
