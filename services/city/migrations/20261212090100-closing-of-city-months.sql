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
grant execute on function standing_closings, closed_since
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

-- 訂正: what became known of users after their month was closed, or since an instant: only where, of which month, how and when
-- for the last time.
create function changes_of_users(first_day date, end_day date, since timestamptz, as_of timestamptz)
  returns table (service_point_id text, month text, cause text, changed_at timestamptz)
  language sql stable security definer rows 100 set search_path = public, pg_temp
begin atomic
  with closed as materialized (
    select first::date as first_day, (first + interval '1 month')::date as end_day,
      coalesce(since, closed_since(first::date, as_of)) as base
    from generate_series(first_day::timestamp, end_day::timestamp - interval '1 day', interval '1 month') as first
    where closed_since(first::date, as_of) is not null
  ), link as (
    select duplicate_id, linked_at as at from linked_file
    union all select duplicate_id, linked_at from unlinked_file
    union all select duplicate_id, unlinked_at from unlinked_file
  ), change (service_point_id, day, cause, at) as (
    select visit.service_point_id, visit.visited_on, 'RECORDED', visit.recorded_at
    from closed join visit on visit.visited_on >= closed.first_day and visit.visited_on < closed.end_day
    where visit.entered_seeker_id is not null and visit.recorded_at > closed.base and visit.recorded_at <= as_of
    union all
    select visit.service_point_id, visit.visited_on, 'VOIDED', visit.voided_at
    from closed join visit on visit.visited_on >= closed.first_day and visit.visited_on < closed.end_day
    where visit.entered_seeker_id is not null and visit.voided_at > closed.base and visit.voided_at <= as_of
    union all
    select visit.service_point_id, visit.visited_on, 'LINKED', link.at
    from closed join visit on visit.visited_on >= closed.first_day and visit.visited_on < closed.end_day
    join link on link.duplicate_id = visit.entered_seeker_id
    where link.at > closed.base and link.at <= as_of
  )
  select change.service_point_id, to_char(change.day, 'YYYY-MM'), change.cause, max(change.at)
  from change group by 1, 2, 3;
end;
revoke execute on function changes_of_users from public;
grant execute on function changes_of_users
  to city_staff, city_peer, city_self, city_joint, city_public, city_report, city_audit;

-- down
drop function changes_of_users;
drop trigger erase_late_reasons on city_file;
drop function erase_late_reasons;
drop trigger give_late_reason on visit;
drop function give_late_reason;
alter table visit drop column late_reason;
revoke execute on function hold_month from city_staff, city_peer;
revoke execute on function lock_month from city_joint;
revoke execute on function standing_closings, closed_since
  from city_staff, city_peer, city_self, city_joint, city_public, city_report, city_audit;
drop policy as_receipt_states on month_closing;
drop policy secretariat_closes on month_closing;
revoke select (recorded_on, by_name, reason, receipt), insert (month, closes, by_role, by_name, reason, receipt)
  on month_closing from city_joint;
revoke select (month, recorded_at, closes, by_role, receipted) on month_closing
  from city_staff, city_peer, city_self, city_joint, city_public, city_report, city_audit;
