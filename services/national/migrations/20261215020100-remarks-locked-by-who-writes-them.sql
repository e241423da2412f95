-- up
-- 所感: counselors write remarks and planning approves them; nobody else waits or lets others wait.
create or replace function lock_remarks(support_case uuid) returns void
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  -- guard: remarks-are-locked-by-who-writes-them
  if session_user <> current_user and not (is_counselor() or is_planner()) then
    raise insufficient_privilege using message = 'remarks are written by counselors, and approved by planning';
  end if;
  perform lock_until_end('SupportCase:' || support_case);
end $$;

-- down
create or replace function lock_remarks(support_case uuid) returns void
  language sql volatile security definer set search_path = public, pg_temp
begin atomic
  select lock_until_end('SupportCase:' || support_case);
end;
