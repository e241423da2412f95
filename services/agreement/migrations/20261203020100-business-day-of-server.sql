-- up
-- 業務日: the day in Tokyo by the server's clock, whatever a login claims. Only for a trial run, which production refuses,
-- does the owner replace this function by one that follows the caller (services/subgraph/src/database/trial-day.ts).
create or replace function business_today() returns date language sql stable parallel safe
  return (now() at time zone 'Asia/Tokyo')::date;
-- The day of a record in the books: the business day, or for what nobody entered the day of its instant.
create or replace function book_day(instant timestamptz) returns date language sql stable
  return case when caller_setting('role') is null then (instant at time zone 'Asia/Tokyo')::date else business_today() end;
alter table state_change
  alter column business_day set default case when caller_setting('role') is not null then business_today() end;
-- The functions that read the claimed day ask for the business day instead.
do $$
declare
  claimed constant text := 'nullif(current_setting(''aiwork.today'', true), '''')::date';
  definition text;
begin
  -- guard: claimed-day-opens-nothing
  for definition in select pg_get_functiondef(oid) from pg_proc
    where pronamespace = 'public'::regnamespace and strpos(prosrc, claimed) > 0
  loop
    execute replace(definition, claimed, 'business_today()');
  end loop;
end $$;

-- down
alter table state_change alter column business_day set default nullif(current_setting('aiwork.today', true), '')::date;
create or replace function book_day(instant timestamptz) returns date language sql stable
  return coalesce(business_today(), (instant at time zone 'Asia/Tokyo')::date);
create or replace function business_today() returns date language sql stable parallel safe
  return caller_setting('today')::date;
