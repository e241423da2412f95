-- up
-- 月締め: everybody reads which months are closed. The secretariat closes them.
grant select (month, recorded_at, closes, by_role, receipted) on month_closing
  to city_staff, city_peer, city_self, city_joint, city_public, city_report, city_audit;
grant select (recorded_on, by_name, reason, receipt), insert (month, closes, by_role, by_name, reason, receipt)
  on month_closing to city_joint;
-- guard: secretariat-alone-closes-months
create policy secretariat_closes on month_closing for insert to city_joint with check (
  (select caller_setting('role')) = 'city.secretariat' and by_role = 'city.secretariat'
    and by_name is not distinct from (select caller_setting('name')));
-- guard: month-is-closed-by-receipt-of-its-national-closing
create policy as_receipt_states on month_closing as restrictive for insert to city_joint with check (
  receipt is null or closes and coalesce(receipt_content(receipt) @> jsonb_build_object(
    'act', 'closeNationalMonth', 'party', 'NATIONAL', 'subject', 'Month:' || month), false));
grant execute on function standing_closings, closed_since, changes_of
  to city_staff, city_peer, city_self, city_joint, city_public, city_report, city_audit;
grant execute on function lock_month to city_joint;
grant execute on function hold_month to city_staff, city_peer;

-- 来所: a visit that is entered after its month was closed says why.
alter table visit add column late_reason text check (late_reason <> '');
grant select (late_reason) on visit to city_staff, city_peer, city_self, city_audit;
create function give_late_reason() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  -- guard: visit-of-closed-month-says-why-whoever-writes
  if not by_owner(tg_relid) and hold_month(new.visited_on) and new.late_reason is null then
    raise insufficient_privilege using message = 'what is entered into a closed month says why';
  end if;
  return new;
end $$;
create trigger give_late_reason before insert on visit for each row execute function give_late_reason();
-- 匿名化: the reasons go with the file.
create function erase_late_reasons() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  -- guard: late-reasons-are-erased
  update visit set late_reason = null where seeker_id = new.seeker_id;
  return null;
end $$;
create trigger erase_late_reasons after update of status on city_file
  for each row when (new.status = 'ANONYMIZED') execute function erase_late_reasons();
revoke execute on function give_late_reason, erase_late_reasons from public;

-- down
drop trigger erase_late_reasons on city_file;
drop function erase_late_reasons;
drop trigger give_late_reason on visit;
drop function give_late_reason;
alter table visit drop column late_reason;
revoke execute on function hold_month from city_staff, city_peer;
revoke execute on function lock_month from city_joint;
revoke execute on function standing_closings, closed_since, changes_of
  from city_staff, city_peer, city_self, city_joint, city_public, city_report, city_audit;
drop policy as_receipt_states on month_closing;
drop policy secretariat_closes on month_closing;
revoke select (recorded_on, by_name, reason, receipt), insert (month, closes, by_role, by_name, reason, receipt)
  on month_closing from city_joint;
revoke select (month, recorded_at, closes, by_role, receipted) on month_closing
  from city_staff, city_peer, city_self, city_joint, city_public, city_report, city_audit;
