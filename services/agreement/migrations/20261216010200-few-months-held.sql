-- up
-- 月締め: the months that one transaction holds are as few as its other locks. The name of a possible twin is brought into its form
-- for counselors alone.
create or replace function hold_month(day date) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  -- guard: month-is-held-by-who-records
  if session_user <> current_user and coalesce(caller_setting('role'), '') not in ('city.counselor', 'national.counselor') then
    raise insufficient_privilege using message = 'a month is held by who records in it';
  end if;
  -- guard: month-is-held-that-takes-records
  if session_user = current_user
      or day <= business_today() and day >= (select date_trunc('month', min(opened_on)) from service_point) then
    perform require_few_locks();
    -- guard: writer-keeps-month-from-being-closed
    perform pg_advisory_xact_lock_shared(hashtext('month'), hashtext(to_char(day, 'YYYY-MM')));
  end if;
  return closed_since(day, 'infinity') is not null;
end $$;
create or replace function lock_month(month text) returns void
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  last month_closing;
begin
  -- guard: month-is-locked-by-who-closes-it
  if session_user <> current_user and not is_planner() then
    raise insufficient_privilege using message = 'months are closed by who plans for the party';
  end if;
  perform lock_until_end('month-closing');
  select known.* into last from month_closing as known join standing_closings('infinity') as standing
    on (known.month, known.recorded_at) = (standing.month, standing.closed_at) order by known.month desc limit 1;
  -- guard: month-is-locked-that-can-be-closed
  if session_user = current_user
      or lock_month.month = last.month and last.recorded_on = business_today()
      or lock_month.month < to_char(business_today(), 'YYYY-MM')
        and lock_month.month = coalesce(to_char((last.month || '-01')::date + interval '1 month', 'YYYY-MM'), lock_month.month)
        and lock_month.month >= (select to_char(min(opened_on), 'YYYY-MM') from service_point) then
    perform require_few_locks();
    perform pg_advisory_xact_lock(hashtext('month'), hashtext(lock_month.month));
  end if;
end $$;
create or replace function wait_for_twins(given text, born date) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  named text;
begin
  if not is_counselor() then return true; end if;
  perform require_few_locks();
  named := (select secret from lock_secret) || search_form(given) || ' ' || born;
  perform pg_advisory_xact_lock(hashtext('twins'),
    ('x' || left(encode(sha256(convert_to(named, 'UTF8')), 'hex'), 8))::bit(32)::int);
  return true;
exception
  -- guard: nobody-keeps-the-turn-of-a-name
  when lock_not_available then return false;
end $$;

-- down
create or replace function hold_month(day date) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if session_user <> current_user and coalesce(caller_setting('role'), '') not in ('city.counselor', 'national.counselor') then
    raise insufficient_privilege using message = 'a month is held by who records in it';
  end if;
  if session_user = current_user
      or day <= business_today() and day >= (select date_trunc('month', min(opened_on)) from service_point) then
    perform pg_advisory_xact_lock_shared(hashtext('month'), hashtext(to_char(day, 'YYYY-MM')));
  end if;
  return closed_since(day, 'infinity') is not null;
end $$;
create or replace function lock_month(month text) returns void
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  last month_closing;
begin
  if session_user <> current_user and not is_planner() then
    raise insufficient_privilege using message = 'months are closed by who plans for the party';
  end if;
  perform lock_until_end('month-closing');
  select known.* into last from month_closing as known join standing_closings('infinity') as standing
    on (known.month, known.recorded_at) = (standing.month, standing.closed_at) order by known.month desc limit 1;
  if session_user = current_user
      or lock_month.month = last.month and last.recorded_on = business_today()
      or lock_month.month < to_char(business_today(), 'YYYY-MM')
        and lock_month.month = coalesce(to_char((last.month || '-01')::date + interval '1 month', 'YYYY-MM'), lock_month.month)
        and lock_month.month >= (select to_char(min(opened_on), 'YYYY-MM') from service_point) then
    perform pg_advisory_xact_lock(hashtext('month'), hashtext(lock_month.month));
  end if;
end $$;
create or replace function wait_for_twins(given text, born date) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  named constant text := (select secret from lock_secret) || search_form(given) || ' ' || born;
begin
  if not is_counselor() then return true; end if;
  perform require_few_locks();
  perform pg_advisory_xact_lock(hashtext('twins'),
    ('x' || left(encode(sha256(convert_to(named, 'UTF8')), 'hex'), 8))::bit(32)::int);
  return true;
exception
  when lock_not_available then return false;
end $$;
