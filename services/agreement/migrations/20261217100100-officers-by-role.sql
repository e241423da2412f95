-- up
-- Who is bound to no service point is so by the role: the setting alone opens nothing.
create or replace function is_everywhere() returns boolean language sql stable parallel safe
  -- guard: officers-alone-are-bound-to-no-service-point
  return coalesce(caller_setting('everywhere') = 'on'
    and caller_setting('role') in ('city.program_officer', 'national.order_officer'), false);

-- down
create or replace function is_everywhere() returns boolean language sql stable parallel safe
  return coalesce(caller_setting('everywhere') = 'on', false);
