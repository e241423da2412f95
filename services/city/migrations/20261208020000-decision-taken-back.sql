-- up
-- 決定の取消し: a decision that was made by mistake is taken back; then the application is under review again.
drop trigger along_states on program_application;
create trigger along_states before update of status on program_application for each row
  when (new.status <> old.status) execute function goes_along_states(
    'DRAFT>SUBMITTED', 'DRAFT>WITHDRAWN', 'SUBMITTED>RETURNED', 'SUBMITTED>UNDER_REVIEW', 'SUBMITTED>WITHDRAWN',
    'RETURNED>SUBMITTED', 'RETURNED>WITHDRAWN', 'UNDER_REVIEW>RETURNED', 'UNDER_REVIEW>APPROVED',
    'UNDER_REVIEW>REJECTED', 'UNDER_REVIEW>WITHDRAWN', 'APPROVED>UNDER_REVIEW', 'REJECTED>UNDER_REVIEW');

-- The days of an application are the business days of its acts, and change with these alone, whoever writes.
create function keep_days_of_application() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if (select pg_get_userbyid(relowner) = session_user from pg_class where oid = tg_relid) then return new; end if;
  -- guard: day-of-decision-is-that-of-its-act
  if new.decided_on is distinct from (case
      when new.status = old.status then old.decided_on
      when new.status in ('APPROVED', 'REJECTED') then business_today() end) then
    raise insufficient_privilege using message = 'the day of a decision is that of its act';
  end if;
  -- guard: day-of-submission-is-that-of-first-one
  if new.submitted_on is distinct from coalesce(old.submitted_on,
      case when new.status = 'SUBMITTED' and old.status <> 'SUBMITTED' then business_today() end) then
    raise insufficient_privilege using message = 'the day of submission is that of the first one';
  end if;
  return new;
end $$;
revoke execute on function keep_days_of_application from public;
create trigger days_of_acts before update of status, submitted_on, decided_on on program_application for each row
  execute function keep_days_of_application();

-- 決定の理由: written with the decision, and removed when it is taken back; the history keeps it.
drop policy officer_changes on application_decision;
revoke update on application_decision from city_staff;
-- guard: officers-give-reasons-for-own-departments
alter policy officer_decides on application_decision with check ((select is_everywhere())
  and exists (select from program_application as application where application.id = application_id
    and application.status = 'UNDER_REVIEW'));
-- By the owner: whoever may delete from a table may lock it against everybody.
create function take_back_reason() returns trigger
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  -- guard: reason-is-taken-back-with-decision
  delete from application_decision where application_id = new.id;
  return null;
end $$;
revoke execute on function take_back_reason from public;
create trigger reason_goes_with_decision after update of status on program_application for each row
  when (old.status in ('APPROVED', 'REJECTED') and new.status = 'UNDER_REVIEW') execute function take_back_reason();

-- down
drop trigger reason_goes_with_decision on program_application;
drop function take_back_reason;
alter policy officer_decides on application_decision with check ((select is_everywhere())
  and exists (select from program_application as application where application.id = application_id));
grant update (reason) on application_decision to city_staff;
create policy officer_changes on application_decision for update to city_staff using ((select is_everywhere())
  and exists (select from program_application as application where application.id = application_id));
drop trigger days_of_acts on program_application;
drop function keep_days_of_application;
drop trigger along_states on program_application;
create trigger along_states before update of status on program_application for each row
  when (new.status <> old.status) execute function goes_along_states(
    'DRAFT>SUBMITTED', 'DRAFT>WITHDRAWN', 'SUBMITTED>RETURNED', 'SUBMITTED>UNDER_REVIEW', 'SUBMITTED>WITHDRAWN',
    'RETURNED>SUBMITTED', 'RETURNED>WITHDRAWN', 'UNDER_REVIEW>RETURNED', 'UNDER_REVIEW>APPROVED',
    'UNDER_REVIEW>REJECTED', 'UNDER_REVIEW>WITHDRAWN');
