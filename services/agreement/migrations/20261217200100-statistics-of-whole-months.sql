-- up
-- Statistics count whole months: the days of a single one are nobody's business, whoever has the login.
create function require_statistics_reader(first_day date, end_day date) returns void
  language plpgsql stable set search_path = public, pg_temp as $$
begin
  perform require_statistics_reader();
  -- guard: statistics-are-of-whole-months
  if (extract(day from first_day) = 1 and extract(day from end_day) = 1) is not true then
    raise insufficient_privilege using message = 'statistics are of whole months';
  end if;
end $$;
revoke execute on function require_statistics_reader(date, date) from public;
-- Each function of statistics asks for both.
do $$
declare
  asks text;
begin
  for asks in
    select replace(pg_get_functiondef(oid), 'require_statistics_reader()', 'require_statistics_reader(first_day, end_day)')
    from pg_proc where pronamespace = 'public'::regnamespace and prosecdef and strpos(prosrc, 'require_statistics_reader()') > 0
  loop
    execute asks;
  end loop;
end $$;

-- down
do $$
declare
  asks text;
begin
  for asks in
    select replace(pg_get_functiondef(oid), 'require_statistics_reader(first_day, end_day)', 'require_statistics_reader()')
    from pg_proc where pronamespace = 'public'::regnamespace and prosecdef
      and strpos(prosrc, 'require_statistics_reader(first_day, end_day)') > 0
  loop
    execute asks;
  end loop;
end $$;
drop function require_statistics_reader(date, date);
