-- up
-- 集計: results count from a day that the party has stated (counted_since), and what changed is told of whole months. With days
-- of one's own choice, the difference of two answers would tell what was recorded on one day.
create function is_stated(rule_code text, first date) returns boolean
  language sql stable set search_path = public, pg_temp
  -- guard: party-counts-from-day-that-it-stated
  return session_user = current_user or exists (select from counted_since where rule = rule_code and since = first);
create function month_of_changes(day date) returns date language sql immutable parallel safe
  -- guard: changes-are-told-of-whole-months
  return date_trunc('month', day)::date;
revoke execute on function is_stated, month_of_changes from public;
do $$
declare
  changed record;
  definition text;
begin
  for changed in select * from (values
    ('counted(text, date, date, date, timestamptz)', 'rule.code is null', 'rule.code is null or not is_stated(rule_code, counted.since)'),
    ('explained(text, date, date, date, timestamptz)', 'rule.code is null', 'rule.code is null or not is_stated(rule_code, explained.since)'),
    ('changes_of(text, date, date, timestamptz, timestamptz)', 'using first_day,', 'using month_of_changes(first_day),')
  ) as change (signature, known, anew) loop
    definition := pg_get_functiondef(changed.signature::regprocedure);
    if strpos(definition, changed.known) = 0 then raise exception 'not found: %', changed.known; end if;
    execute replace(definition, changed.known, changed.anew);
  end loop;
end $$;

-- down
do $$
declare
  changed record;
begin
  for changed in select * from (values
    ('counted(text, date, date, date, timestamptz)', ' or not is_stated(rule_code, counted.since)', ''),
    ('explained(text, date, date, date, timestamptz)', ' or not is_stated(rule_code, explained.since)', ''),
    ('changes_of(text, date, date, timestamptz, timestamptz)', 'month_of_changes(first_day)', 'first_day')
  ) as change (signature, anew, known) loop
    execute replace(pg_get_functiondef(changed.signature::regprocedure), changed.anew, changed.known);
  end loop;
end $$;
drop function month_of_changes;
drop function is_stated;
