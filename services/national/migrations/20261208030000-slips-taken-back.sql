-- up
-- 誤りの訂正: steps back from what was entered by mistake.
drop trigger along_states on negotiation;
create trigger along_states before update of status on negotiation for each row
  when (new.status <> old.status) execute function goes_along_states(
    'OPEN>AGREED', 'OPEN>REFUSED', 'OPEN>LAPSED', 'AGREED>REFUSED', 'AGREED>LAPSED', 'REFUSED>LAPSED');
-- 交渉を根拠とする紹介: a negotiation stays agreed while a referral rests on it.
create function require_agreed_while_cited() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from referral where negotiation_id = new.id and status <> 'CANCELED') then
    raise check_violation using constraint = 'agreed_while_cited', message = 'a referral rests on the negotiation';
  end if;
  return new;
end $$;
revoke execute on function require_agreed_while_cited from public;
create trigger agreed_while_cited before update of status on negotiation for each row
  when (old.status = 'AGREED' and new.status <> 'AGREED') execute function require_agreed_while_cited();
-- For whom cancels a referral: whether the caller may know of it, the act tells by itself.
create function is_cited(negotiation uuid) returns boolean
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return exists (select from referral where negotiation_id = negotiation and status <> 'CANCELED'
    and (is_everywhere() or is_counselor() and seeker_is_at_own_service_point(seeker_id)));
end $$;
revoke execute on function is_cited from public;
grant execute on function is_cited to national_staff;

drop trigger along_states on referral;
create trigger along_states before update of status on referral for each row
  when (new.status <> old.status) execute function goes_along_states(
    'ISSUED>APPLIED', 'ISSUED>INTERVIEW_SET', 'ISSUED>INTERVIEWED', 'ISSUED>HIRED', 'ISSUED>NOT_HIRED',
    'ISSUED>SEEKER_DECLINED', 'ISSUED>NO_SHOW', 'ISSUED>ORDER_CLOSED', 'ISSUED>RESULT_UNKNOWN', 'ISSUED>CANCELED',
    'APPLIED>INTERVIEW_SET', 'APPLIED>INTERVIEWED', 'APPLIED>HIRED', 'APPLIED>NOT_HIRED', 'APPLIED>SEEKER_DECLINED',
    'APPLIED>NO_SHOW', 'APPLIED>ORDER_CLOSED', 'APPLIED>RESULT_UNKNOWN', 'INTERVIEW_SET>INTERVIEWED',
    'INTERVIEW_SET>HIRED', 'INTERVIEW_SET>NOT_HIRED', 'INTERVIEW_SET>SEEKER_DECLINED', 'INTERVIEW_SET>NO_SHOW',
    'INTERVIEW_SET>ORDER_CLOSED', 'INTERVIEW_SET>RESULT_UNKNOWN', 'INTERVIEWED>HIRED', 'INTERVIEWED>NOT_HIRED',
    'INTERVIEWED>SEEKER_DECLINED', 'INTERVIEWED>NO_SHOW', 'INTERVIEWED>ORDER_CLOSED', 'INTERVIEWED>RESULT_UNKNOWN',
    'HIRED>NOT_HIRED', 'HIRED>SEEKER_DECLINED', 'NOT_HIRED>HIRED', 'ORDER_CLOSED>HIRED', 'RESULT_UNKNOWN>HIRED',
    'RESULT_UNKNOWN>NOT_HIRED', 'RESULT_UNKNOWN>SEEKER_DECLINED', 'RESULT_UNKNOWN>NO_SHOW',
    'RESULT_UNKNOWN>ORDER_CLOSED', 'SEEKER_DECLINED>HIRED', 'SEEKER_DECLINED>NOT_HIRED', 'SEEKER_DECLINED>NO_SHOW',
    'SEEKER_DECLINED>ORDER_CLOSED', 'NO_SHOW>HIRED', 'NO_SHOW>NOT_HIRED', 'NO_SHOW>SEEKER_DECLINED',
    'NO_SHOW>ORDER_CLOSED');

drop trigger along_states on trial_employment;
create trigger along_states before update of status on trial_employment for each row
  when (new.status <> old.status) execute function goes_along_states(
    'PLANNED>STARTED', 'PLANNED>NOT_STARTED', 'NOT_STARTED>PLANNED', 'STARTED>CONVERTED', 'STARTED>NOT_CONVERTED',
    'STARTED>ENDED_EARLY', 'CONVERTED>NOT_CONVERTED', 'CONVERTED>ENDED_EARLY', 'NOT_CONVERTED>CONVERTED',
    'NOT_CONVERTED>ENDED_EARLY', 'ENDED_EARLY>CONVERTED', 'ENDED_EARLY>NOT_CONVERTED', 'PLANNED>CONVERTED',
    'PLANNED>NOT_CONVERTED', 'PLANNED>ENDED_EARLY', 'CONVERTED>STARTED', 'NOT_CONVERTED>STARTED', 'ENDED_EARLY>STARTED');
create function resume_while_it_runs() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  -- guard: trial-is-resumed-until-its-planned-end-whoever-writes
  if new.planned_end_on < business_today()
    and (select pg_get_userbyid(relowner) <> current_user from pg_class where oid = tg_relid) then
    raise insufficient_privilege using message = 'a trial is resumed until its planned end';
  end if;
  return new;
end $$;
revoke execute on function resume_while_it_runs from public;
create trigger resumed_while_it_runs before update of status on trial_employment for each row
  when (new.status = 'STARTED' and old.status in ('CONVERTED', 'NOT_CONVERTED', 'ENDED_EARLY'))
  execute function resume_while_it_runs();

-- down
drop trigger resumed_while_it_runs on trial_employment;
drop function resume_while_it_runs;
drop trigger along_states on trial_employment;
create trigger along_states before update of status on trial_employment for each row
  when (new.status <> old.status) execute function goes_along_states(
    'PLANNED>STARTED', 'PLANNED>NOT_STARTED', 'NOT_STARTED>PLANNED', 'STARTED>CONVERTED', 'STARTED>NOT_CONVERTED',
    'STARTED>ENDED_EARLY', 'CONVERTED>NOT_CONVERTED', 'CONVERTED>ENDED_EARLY', 'NOT_CONVERTED>CONVERTED',
    'NOT_CONVERTED>ENDED_EARLY', 'ENDED_EARLY>CONVERTED', 'ENDED_EARLY>NOT_CONVERTED', 'PLANNED>CONVERTED',
    'PLANNED>NOT_CONVERTED', 'PLANNED>ENDED_EARLY');
drop trigger along_states on referral;
create trigger along_states before update of status on referral for each row
  when (new.status <> old.status) execute function goes_along_states(
    'ISSUED>APPLIED', 'ISSUED>INTERVIEW_SET', 'ISSUED>INTERVIEWED', 'ISSUED>HIRED', 'ISSUED>NOT_HIRED',
    'ISSUED>SEEKER_DECLINED', 'ISSUED>NO_SHOW', 'ISSUED>ORDER_CLOSED', 'ISSUED>RESULT_UNKNOWN', 'ISSUED>CANCELED',
    'APPLIED>INTERVIEW_SET', 'APPLIED>INTERVIEWED', 'APPLIED>HIRED', 'APPLIED>NOT_HIRED', 'APPLIED>SEEKER_DECLINED',
    'APPLIED>NO_SHOW', 'APPLIED>ORDER_CLOSED', 'APPLIED>RESULT_UNKNOWN', 'INTERVIEW_SET>INTERVIEWED',
    'INTERVIEW_SET>HIRED', 'INTERVIEW_SET>NOT_HIRED', 'INTERVIEW_SET>SEEKER_DECLINED', 'INTERVIEW_SET>NO_SHOW',
    'INTERVIEW_SET>ORDER_CLOSED', 'INTERVIEW_SET>RESULT_UNKNOWN', 'INTERVIEWED>HIRED', 'INTERVIEWED>NOT_HIRED',
    'INTERVIEWED>SEEKER_DECLINED', 'INTERVIEWED>NO_SHOW', 'INTERVIEWED>ORDER_CLOSED', 'INTERVIEWED>RESULT_UNKNOWN',
    'HIRED>NOT_HIRED', 'HIRED>SEEKER_DECLINED', 'NOT_HIRED>HIRED', 'ORDER_CLOSED>HIRED', 'RESULT_UNKNOWN>HIRED',
    'RESULT_UNKNOWN>NOT_HIRED', 'RESULT_UNKNOWN>SEEKER_DECLINED', 'RESULT_UNKNOWN>NO_SHOW',
    'RESULT_UNKNOWN>ORDER_CLOSED');
drop function is_cited;
drop trigger agreed_while_cited on negotiation;
drop function require_agreed_while_cited;
drop trigger along_states on negotiation;
create trigger along_states before update of status on negotiation for each row
  when (new.status <> old.status) execute function goes_along_states('OPEN>AGREED', 'OPEN>REFUSED', 'OPEN>LAPSED');
