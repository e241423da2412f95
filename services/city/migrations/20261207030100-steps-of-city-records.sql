-- up
-- 状態遷移: the steps of the city's records.
create trigger along_states before update of status on local_job for each row
  when (new.status <> old.status) execute function goes_along_states(
    'DRAFT>PUBLISHED', 'PUBLISHED>FILLED', 'PUBLISHED>EXPIRED', 'PUBLISHED>WITHDRAWN');
create trigger along_states before update of status on program_application for each row
  when (new.status <> old.status) execute function goes_along_states(
    'DRAFT>SUBMITTED', 'DRAFT>WITHDRAWN', 'SUBMITTED>RETURNED', 'SUBMITTED>UNDER_REVIEW', 'SUBMITTED>WITHDRAWN',
    'RETURNED>SUBMITTED', 'RETURNED>WITHDRAWN', 'UNDER_REVIEW>RETURNED', 'UNDER_REVIEW>APPROVED',
    'UNDER_REVIEW>REJECTED', 'UNDER_REVIEW>WITHDRAWN');
create trigger along_states before update of status on support_program for each row
  when (new.status <> old.status) execute function goes_along_states(
    'DRAFT>PUBLISHED', 'PUBLISHED>SUSPENDED', 'SUSPENDED>PUBLISHED', 'SUSPENDED>ENDED');
create trigger along_states before update of status on liaison for each row
  when (new.status <> old.status) execute function goes_along_states(
    'SENT>ACCEPTED', 'SENT>DECLINED', 'SENT>EXPIRED', 'SENT>RECALLED', 'ACCEPTED>DONE', 'ACCEPTED>ABORTED');
create trigger along_states before update of status on business_plan for each row
  when (new.status <> old.status) execute function goes_along_states(
    'DRAFT>PROPOSED', 'PROPOSED>IN_FORCE', 'IN_FORCE>REVISED');
create trigger along_states before update of status on support_case for each row
  when (new.status <> old.status) execute function goes_along_states(
    'DRAFT>DEIDENTIFIED', 'DEIDENTIFIED>APPROVED', 'APPROVED>PUBLISHED', 'PUBLISHED>WITHDRAWN');
create trigger along_states before update of status on council_meeting for each row
  when (new.status <> old.status) execute function goes_along_states(
    'SCHEDULED>HELD', 'SCHEDULED>CANCELED', 'HELD>MINUTES_DRAFTED', 'MINUTES_DRAFTED>MINUTES_APPROVED',
    'SCHEDULED>MINUTES_DRAFTED');
create trigger along_states before update of status on city_file for each row
  when (new.status <> old.status) execute function goes_along_states(
    'OPEN>DORMANT', 'OPEN>CLOSED', 'DORMANT>OPEN', 'DORMANT>CLOSED', 'CLOSED>OPEN', 'CLOSED>ANONYMIZED');
create trigger along_states before update of status on counseling_session for each row
  when (new.status <> old.status) execute function goes_along_states(
    'BOOKED>HELD', 'BOOKED>NO_SHOW', 'BOOKED>CANCELED', 'NO_SHOW>HELD', 'HELD>VOIDED');
create trigger along_states before update of status on visit for each row
  when (new.status <> old.status) execute function goes_along_states('COUNTED>VOIDED');
-- An application that has ended goes nowhere by these steps either.
drop trigger ended_application_stays on program_application;
drop function keep_decided_application;

-- 連絡・調整: whom it is addressed to answers, and who sent it recalls it or gives up, whoever writes it.
create function answer_liaison_in_own_name() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  side constant text := case split_part(session_user::text, '_', 2) when 'peer' then 'NATIONAL' else 'CITY' end;
  addressee constant text := case new.addressed_to when 'NATIONAL_SERVICE_POINT' then 'NATIONAL' else 'CITY' end;
begin
  -- The functions that anonymize and move a person's records are the owner's.
  if (select pg_get_userbyid(relowner) = current_user from pg_class where oid = tg_relid) then return new; end if;
  if tg_op = 'INSERT' then
    if new.status <> 'SENT' or num_nonnulls(new.answer, new.outcome, new.answered_on) > 0 then
      raise insufficient_privilege using message = 'a liaison begins as sent';
    end if;
    return new;
  end if;
  if (new.answer, new.answered_on) is distinct from (old.answer, old.answered_on) and side <> addressee then
    raise insufficient_privilege using message = 'the addressee answers a liaison';
  end if;
  if old.answer is not null and (new.answer, new.answered_on) is distinct from (old.answer, old.answered_on) then
    raise insufficient_privilege using message = 'an answer stays as it was given';
  end if;
  if (new.status, new.outcome) is distinct from (old.status, old.outcome)
    and side <> (case when new.status in ('RECALLED', 'EXPIRED') then new.opened_by else addressee end) then
    raise insufficient_privilege using message = 'this step is the other party''s';
  end if;
  return new;
end $$;
revoke execute on function answer_liaison_in_own_name from public;
create trigger answered_in_own_name before insert or update of status, answer, answered_on, outcome on liaison
  for each row execute function answer_liaison_in_own_name();

-- 事業計画・議事録: what both parties have agreed on takes nothing more.
-- guard: targets-are-those-of-a-draft
create policy of_draft on plan_target as restrictive for insert to city_joint with check (exists (
  select from business_plan as plan
  where (plan.fiscal_year, plan.version) = (plan_target.fiscal_year, plan_target.version) and plan.status = 'DRAFT'));
-- guard: approved-minutes-take-no-later-version
create policy until_approved on meeting_minutes as restrictive for insert to city_joint with check (exists (
  select from council_meeting as meeting where meeting.id = meeting_id and meeting.status <> 'MINUTES_APPROVED'));

-- down
drop policy until_approved on meeting_minutes;
drop policy of_draft on plan_target;
drop trigger answered_in_own_name on liaison;
drop function answer_liaison_in_own_name;
create function keep_decided_application() returns trigger language plpgsql as $$
begin
  raise exception 'an application that has ended does not change' using errcode = 'check_violation';
end $$;
create trigger ended_application_stays before update of status on program_application
  for each row when (old.status in ('APPROVED', 'REJECTED', 'WITHDRAWN') and new.status <> old.status)
  execute function keep_decided_application();
drop trigger along_states on visit;
drop trigger along_states on counseling_session;
drop trigger along_states on city_file;
drop trigger along_states on council_meeting;
drop trigger along_states on support_case;
drop trigger along_states on business_plan;
drop trigger along_states on liaison;
drop trigger along_states on support_program;
drop trigger along_states on program_application;
drop trigger along_states on local_job;
