-- up
-- A lock is taken by whoever writes what it keeps, and only where there is something to write.
-- Whether the caller plans for this party: the secretariat at the city, planning at the national side.
create function is_planner() returns boolean language sql stable set search_path = public, pg_temp
  return coalesce(caller_setting('role') = case when session_user::text like 'city\_%' then 'city.secretariat'
    else 'national.planning' end, false);

-- 月締め: counselors of both parties record. A month that has not begun cannot be closed yet, and one that was over before any
-- service point opened takes no records.
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
-- Closings wait for each other; for the month itself, and those who write into it, the one alone that can be closed now or
-- whose closing can be taken back.
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

-- Locks are of the whole server, so nobody takes more of them than any act needs.
create function require_few_locks() returns void language plpgsql volatile set search_path = public, pg_temp as $$
begin
  -- guard: login-takes-few-locks
  if session_user <> current_user
      and (select count(*) from pg_locks where pid = pg_backend_pid() and locktype = 'advisory') >= 20 then
    raise insufficient_privilege using message = 'no act takes so many locks';
  end if;
end $$;
create or replace function lock_until_end(subject text) returns void
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  perform require_few_locks();
  perform pg_advisory_xact_lock(hashtext('acts'), hashtext(subject));
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
-- Bookings are counselors', plans and requests those of who plans for the party.
create or replace function lock_act(subject text) returns void
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  -- guard: login-locks-acts-of-its-own-class-alone
  if session_user::text like '%\_staff' and (subject !~ '^booking ' or not is_counselor())
    or session_user::text like '%\_joint' and (subject !~ '^(business-plan \d{4}|mutual-request)$' or not is_planner()) then
    raise insufficient_privilege using message = 'no act of this login waits for that';
  end if;
  perform lock_until_end(subject);
end $$;
revoke execute on function is_planner, require_few_locks from public;

-- down
create or replace function lock_act(subject text) returns void
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if session_user::text like '%\_staff' and subject !~ '^booking '
    or session_user::text like '%\_joint' and subject !~ '^(business-plan |mutual-request$|SupportCase:)' then
    raise insufficient_privilege using message = 'no act of this login waits for that';
  end if;
  perform lock_until_end(subject);
end $$;
create or replace function wait_for_twins(given text, born date) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  named constant text := (select secret from lock_secret) || search_form(given) || ' ' || born;
begin
  if not is_counselor() then return true; end if;
  perform pg_advisory_xact_lock(hashtext('twins'),
    ('x' || left(encode(sha256(convert_to(named, 'UTF8')), 'hex'), 8))::bit(32)::int);
  return true;
exception
  when lock_not_available then return false;
end $$;
create or replace function lock_until_end(subject text) returns void
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtext('acts'), hashtext(subject));
end $$;
drop function require_few_locks;
create or replace function lock_month(month text) returns void
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  perform lock_until_end('month-closing');
  perform pg_advisory_xact_lock(hashtext('month'), hashtext(month));
end $$;
create or replace function hold_month(day date) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock_shared(hashtext('month'), hashtext(to_char(day, 'YYYY-MM')));
  return closed_since(day, 'infinity') is not null;
end $$;
drop function is_planner;
