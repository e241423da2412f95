-- up
-- 月締め: everybody reads which months are closed. Planning closes them.
grant select (month, recorded_at, closes, by_role) on month_closing to national_staff, national_peer, national_self,
  national_joint, national_public, national_report, national_audit;
grant select (recorded_on, by_name, reason, receipt), insert (month, closes, by_role, by_name, reason, receipt)
  on month_closing to national_joint;
-- guard: planning-alone-closes-months
create policy planning_closes on month_closing for insert to national_joint with check (
  (select caller_setting('role')) = 'national.planning' and by_role = 'national.planning'
    and by_name is not distinct from (select caller_setting('name')));
-- guard: national-month-is-closed-with-its-receipt
create policy as_receipt_states on month_closing as restrictive for insert to national_joint with check (
  not closes and receipt is null or closes and coalesce(receipt_content(receipt) @> jsonb_build_object(
    'act', 'closeNationalMonth', 'party', 'NATIONAL', 'subject', 'Month:' || month), false));
grant execute on function standing_closings, closed_since, changes_of to national_staff, national_peer, national_self,
  national_joint, national_public, national_report, national_audit;
grant execute on function lock_month to national_joint;
grant execute on function hold_month to national_staff;

-- 就職: a placement that is confirmed after the month of its hire was closed says why.
create function give_late_reason() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' and old.status = 'CONFIRMED' then return new; end if;
  -- guard: placement-of-closed-month-says-why-whoever-writes
  if not by_owner(tg_relid) and hold_month(new.hired_on) and not exists (
      select from state_change
      where subject_id = new.id and to_state = 'CONFIRMED' and reason is not null) then
    raise insufficient_privilege using message = 'what is entered into a closed month says why';
  end if;
  return new;
end $$;
revoke execute on function give_late_reason from public;
create trigger give_late_reason before insert or update of status on placement
  for each row when (new.status = 'CONFIRMED') execute function give_late_reason();

-- down
drop trigger give_late_reason on placement;
drop function give_late_reason;
revoke execute on function hold_month from national_staff;
revoke execute on function lock_month from national_joint;
revoke execute on function standing_closings, closed_since, changes_of from national_staff, national_peer, national_self,
  national_joint, national_public, national_report, national_audit;
drop policy as_receipt_states on month_closing;
drop policy planning_closes on month_closing;
revoke select (recorded_on, by_name, reason, receipt), insert (month, closes, by_role, by_name, reason, receipt)
  on month_closing from national_joint;
revoke select (month, recorded_at, closes, by_role) on month_closing from national_staff, national_peer, national_self,
  national_joint, national_public, national_report, national_audit;
