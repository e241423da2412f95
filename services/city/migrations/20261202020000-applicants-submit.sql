-- up
-- 申請者: the person, and a counselor of the person's service point, hand an application in and take it back.
grant insert on state_change to city_self;
grant update (version, status, submitted_on) on program_application to city_self;
-- guard: person-submits-and-withdraws-own-application
create policy self_submits on program_application for update to city_self
  using (seeker_id = (select caller_seeker())) with check (status in ('SUBMITTED', 'WITHDRAWN'));
-- guard: counselor-submits-and-withdraws-for-own-service-point
create policy counselor_submits on program_application for update to city_staff
  using ((select is_counselor()) and seeker_is_at_own_service_point(seeker_id)) with check (status in ('SUBMITTED', 'WITHDRAWN'));
-- guard: person-writes-history-of-own-application
create policy self_records on state_change for insert to city_self with check (
  by_party is null and by_name is null and by_role = 'seeker' and to_state in ('SUBMITTED', 'WITHDRAWN')
    and exists (select from program_application where id = subject_id)
);

-- The program stays as it is until the application is written. A person may not lock its row.
create function lock_support_program(program uuid) returns void
  language sql volatile security definer set search_path = public, pg_temp
begin atomic
  select from support_program where id = program for share;
end;
grant execute on function lock_support_program to city_staff, city_self;
drop policy staff_locks on support_program;
create policy officer_changes on support_program for update to city_staff
  using ((select caller_setting('role')) = 'city.program_officer');

-- Whoever writes, a decided application stays as it was decided.
create function keep_decided_application() returns trigger language plpgsql as $$
begin
  raise exception 'an application that has ended does not change' using errcode = 'check_violation';
end $$;
create trigger ended_application_stays before update of status on program_application
  for each row when (old.status in ('APPROVED', 'REJECTED', 'WITHDRAWN') and new.status <> old.status)
  execute function keep_decided_application();

-- The owner of the tables, whom no policy binds, locks any file.
create or replace function lock_file(seeker uuid) returns text
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if not (session_user = current_user or is_everywhere() or seeker_is_at_own_service_point(seeker)) then return null; end if;
  return (select status from city_file where seeker_id = seeker for no key update);
end $$;

-- down
create or replace function lock_file(seeker uuid) returns text
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if not (is_everywhere() or seeker_is_at_own_service_point(seeker)) then return null; end if;
  return (select status from city_file where seeker_id = seeker for no key update);
end $$;
drop trigger ended_application_stays on program_application;
drop function keep_decided_application;
drop policy officer_changes on support_program;
create policy staff_locks on support_program for update to city_staff using (true)
  with check ((select caller_setting('role')) = 'city.program_officer');
drop function lock_support_program;
drop policy self_records on state_change;
drop policy counselor_submits on program_application;
drop policy self_submits on program_application;
revoke update (version, status, submitted_on) on program_application from city_self;
revoke insert on state_change from city_self;
