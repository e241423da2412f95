-- up
-- 誤りの訂正: each result of a referral leads to each other one, and a referral that was entered by mistake, such as under another
-- person, is canceled in whatever state.
drop trigger along_states on referral;
create trigger along_states before update of status on referral for each row
  when (new.status <> old.status) execute function goes_along_states(
    'ISSUED>APPLIED', 'ISSUED>INTERVIEW_SET', 'ISSUED>INTERVIEWED', 'ISSUED>HIRED', 'ISSUED>NOT_HIRED',
    'ISSUED>SEEKER_DECLINED', 'ISSUED>NO_SHOW', 'ISSUED>ORDER_CLOSED', 'ISSUED>RESULT_UNKNOWN', 'ISSUED>CANCELED',
    'APPLIED>INTERVIEW_SET', 'APPLIED>INTERVIEWED', 'APPLIED>HIRED', 'APPLIED>NOT_HIRED', 'APPLIED>SEEKER_DECLINED',
    'APPLIED>NO_SHOW', 'APPLIED>ORDER_CLOSED', 'APPLIED>RESULT_UNKNOWN', 'APPLIED>CANCELED',
    'INTERVIEW_SET>INTERVIEWED', 'INTERVIEW_SET>HIRED', 'INTERVIEW_SET>NOT_HIRED', 'INTERVIEW_SET>SEEKER_DECLINED',
    'INTERVIEW_SET>NO_SHOW', 'INTERVIEW_SET>ORDER_CLOSED', 'INTERVIEW_SET>RESULT_UNKNOWN', 'INTERVIEW_SET>CANCELED',
    'INTERVIEWED>HIRED', 'INTERVIEWED>NOT_HIRED', 'INTERVIEWED>SEEKER_DECLINED', 'INTERVIEWED>NO_SHOW',
    'INTERVIEWED>ORDER_CLOSED', 'INTERVIEWED>RESULT_UNKNOWN', 'INTERVIEWED>CANCELED',
    'HIRED>NOT_HIRED', 'HIRED>SEEKER_DECLINED', 'HIRED>NO_SHOW', 'HIRED>ORDER_CLOSED', 'HIRED>RESULT_UNKNOWN', 'HIRED>CANCELED',
    'NOT_HIRED>HIRED', 'NOT_HIRED>SEEKER_DECLINED', 'NOT_HIRED>NO_SHOW', 'NOT_HIRED>ORDER_CLOSED',
    'NOT_HIRED>RESULT_UNKNOWN', 'NOT_HIRED>CANCELED',
    'SEEKER_DECLINED>HIRED', 'SEEKER_DECLINED>NOT_HIRED', 'SEEKER_DECLINED>NO_SHOW', 'SEEKER_DECLINED>ORDER_CLOSED',
    'SEEKER_DECLINED>RESULT_UNKNOWN', 'SEEKER_DECLINED>CANCELED',
    'NO_SHOW>HIRED', 'NO_SHOW>NOT_HIRED', 'NO_SHOW>SEEKER_DECLINED', 'NO_SHOW>ORDER_CLOSED', 'NO_SHOW>RESULT_UNKNOWN',
    'NO_SHOW>CANCELED',
    'ORDER_CLOSED>HIRED', 'ORDER_CLOSED>NOT_HIRED', 'ORDER_CLOSED>SEEKER_DECLINED', 'ORDER_CLOSED>NO_SHOW',
    'ORDER_CLOSED>RESULT_UNKNOWN', 'ORDER_CLOSED>CANCELED',
    'RESULT_UNKNOWN>HIRED', 'RESULT_UNKNOWN>NOT_HIRED', 'RESULT_UNKNOWN>SEEKER_DECLINED', 'RESULT_UNKNOWN>NO_SHOW',
    'RESULT_UNKNOWN>ORDER_CLOSED', 'RESULT_UNKNOWN>CANCELED',
    'CANCELED>HIRED', 'CANCELED>NOT_HIRED', 'CANCELED>SEEKER_DECLINED', 'CANCELED>NO_SHOW', 'CANCELED>ORDER_CLOSED',
    'CANCELED>RESULT_UNKNOWN');
-- A referral that was canceled by mistake has its result while what it rests on stands.
create function lost_ground(asked uuid) returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare
  kept referral%rowtype;
  registered text;
begin
  select * into kept from referral where id = asked;
  -- guard: ground-of-referral-is-told-where-it-is-recorded
  if session_user <> current_user and not seeker_is_at_own_service_point(kept.seeker_id)
    and not coalesce(kept.service_point_id = any (caller_service_points()), false) then return null; end if;
  select status into registered from registration where id = kept.registration_id for share;
  if registered = 'VOIDED' then return 'REGISTRATION'; end if;
  perform from negotiation where id = kept.negotiation_id for share;
  if exists (select from negotiation where id = kept.negotiation_id and (status <> 'AGREED' or settled_on > kept.issued_on)) then
    return 'NEGOTIATION';
  end if;
  return null;
end $$;
create function require_ground_of_canceled() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  -- guard: database-keeps-referral-without-ground-canceled
  if lost_ground(new.id) is not null then
    raise check_violation using constraint = 'ground_of_canceled', message = 'what the referral rests on stands no more';
  end if;
  return new;
end $$;
create trigger ground_of_canceled before update of status on referral for each row
  when (old.status = 'CANCELED' and new.status <> 'CANCELED') execute function require_ground_of_canceled();

-- 交渉: what was settled by mistake is settled otherwise, or on another day, but not away from under a referral.
drop trigger along_states on negotiation;
create trigger along_states before update of status on negotiation for each row
  when (new.status <> old.status) execute function goes_along_states(
    'OPEN>AGREED', 'OPEN>REFUSED', 'OPEN>LAPSED', 'AGREED>REFUSED', 'AGREED>LAPSED', 'REFUSED>AGREED', 'REFUSED>LAPSED',
    'LAPSED>AGREED', 'LAPSED>REFUSED');
drop trigger agreed_while_cited on negotiation;
create or replace function require_agreed_while_cited() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  -- guard: database-keeps-negotiation-agreed-while-cited
  if exists (select from referral where negotiation_id = new.id and status <> 'CANCELED'
    and (new.status <> 'AGREED' or new.settled_on > issued_on)) then
    raise check_violation using constraint = 'agreed_while_cited', message = 'a referral rests on the negotiation';
  end if;
  return new;
end $$;
create trigger agreed_while_cited before update of status, settled_on on negotiation for each row
  when (old.status = 'AGREED') execute function require_agreed_while_cited();
create function keep_negotiation_of_voided() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  -- guard: database-keeps-negotiation-of-voided-registration-lapsed
  if exists (select from registration where id = new.registration_id and status = 'VOIDED') then
    raise check_violation using constraint = 'lapsed_with_registration', message = 'the registration was voided';
  end if;
  return new;
end $$;
create trigger lapsed_with_registration before update of status on negotiation for each row
  when (old.status = 'LAPSED' and new.status <> 'LAPSED') execute function keep_negotiation_of_voided();
-- The day of the first referral that rests on it, for whom cancels a referral: that one may know of it.
drop function is_cited;
create function cited_on(negotiation uuid) returns date
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  -- guard: citation-is-told-where-person-is-served
  return (select min(issued_on) from referral where negotiation_id = negotiation and status <> 'CANCELED'
    and (is_everywhere() or is_counselor() and seeker_is_at_own_service_point(seeker_id)));
end $$;
revoke execute on function lost_ground, require_ground_of_canceled, keep_negotiation_of_voided, cited_on from public;
grant execute on function lost_ground, cited_on to national_staff;
-- Order officers keep the day that they correct, too.
-- guard: officer-keeps-what-negotiation-was
create policy officer_keeps on profile_revision for insert to national_staff with check ((select is_everywhere())
  and by_role = (select caller_setting('role'))
  and exists (select from negotiation where id = subject_id and negotiation.seeker_id = profile_revision.seeker_id));

-- トライアル雇用: a trial that was recorded as begun by mistake is planned again.
drop trigger along_states on trial_employment;
create trigger along_states before update of status on trial_employment for each row
  when (new.status <> old.status) execute function goes_along_states(
    'PLANNED>STARTED', 'PLANNED>NOT_STARTED', 'NOT_STARTED>PLANNED', 'STARTED>PLANNED', 'STARTED>CONVERTED',
    'STARTED>NOT_CONVERTED', 'STARTED>ENDED_EARLY', 'CONVERTED>NOT_CONVERTED', 'CONVERTED>ENDED_EARLY',
    'NOT_CONVERTED>CONVERTED', 'NOT_CONVERTED>ENDED_EARLY', 'ENDED_EARLY>CONVERTED', 'ENDED_EARLY>NOT_CONVERTED',
    'PLANNED>CONVERTED', 'PLANNED>NOT_CONVERTED', 'PLANNED>ENDED_EARLY', 'CONVERTED>STARTED', 'NOT_CONVERTED>STARTED',
    'ENDED_EARLY>STARTED');

-- 取下げの取消し: a registration that was withdrawn by mistake is again what it was.
drop trigger along_states on registration;
create trigger along_states before update of status on registration for each row
  when (new.status <> old.status) execute function goes_along_states(
    'PROVISIONAL>ACTIVE', 'PROVISIONAL>WITHDRAWN', 'PROVISIONAL>VOIDED', 'ACTIVE>PLACED', 'ACTIVE>EXPIRED',
    'ACTIVE>WITHDRAWN', 'ACTIVE>VOIDED', 'PLACED>ACTIVE', 'PLACED>WITHDRAWN', 'EXPIRED>ACTIVE', 'EXPIRED>WITHDRAWN',
    'EXPIRED>VOIDED', 'WITHDRAWN>VOIDED', 'WITHDRAWN>ACTIVE', 'WITHDRAWN>PROVISIONAL', 'WITHDRAWN>PLACED');
create or replace function keep_ended_registration() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  -- guard: ended-registration-is-renewed-for-who-came-whoever-writes
  if (to_jsonb(new) - array['status', 'version', 'ended_on'] <> to_jsonb(old) - array['status', 'version', 'ended_on']
      or old.status = 'WITHDRAWN' and new.status not in ('WITHDRAWN', 'VOIDED'))
    -- The functions that link and hand over what is kept of a person are the owner's.
    and (select pg_get_userbyid(relowner) <> current_user from pg_class where oid = tg_relid)
    and not seeker_is_at_own_service_point(old.seeker_id) and not seeker_turned_to_caller(old.seeker_id) then
    raise insufficient_privilege using message = 'a registration that has ended changes its state alone';
  end if;
  return new;
end $$;

-- down
create or replace function keep_ended_registration() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if (to_jsonb(new) - array['status', 'version', 'ended_on'] <> to_jsonb(old) - array['status', 'version', 'ended_on']
      or old.status = 'WITHDRAWN' and new.status = 'ACTIVE')
    and (select pg_get_userbyid(relowner) <> current_user from pg_class where oid = tg_relid)
    and not seeker_is_at_own_service_point(old.seeker_id) and not seeker_turned_to_caller(old.seeker_id) then
    raise insufficient_privilege using message = 'a registration that has ended changes its state alone';
  end if;
  return new;
end $$;
drop trigger along_states on registration;
create trigger along_states before update of status on registration for each row
  when (new.status <> old.status) execute function goes_along_states(
    'PROVISIONAL>ACTIVE', 'PROVISIONAL>WITHDRAWN', 'PROVISIONAL>VOIDED', 'ACTIVE>PLACED', 'ACTIVE>EXPIRED',
    'ACTIVE>WITHDRAWN', 'ACTIVE>VOIDED', 'PLACED>ACTIVE', 'PLACED>WITHDRAWN', 'EXPIRED>ACTIVE', 'EXPIRED>WITHDRAWN',
    'EXPIRED>VOIDED', 'WITHDRAWN>VOIDED', 'WITHDRAWN>ACTIVE');
drop trigger along_states on trial_employment;
create trigger along_states before update of status on trial_employment for each row
  when (new.status <> old.status) execute function goes_along_states(
    'PLANNED>STARTED', 'PLANNED>NOT_STARTED', 'NOT_STARTED>PLANNED', 'STARTED>CONVERTED', 'STARTED>NOT_CONVERTED',
    'STARTED>ENDED_EARLY', 'CONVERTED>NOT_CONVERTED', 'CONVERTED>ENDED_EARLY', 'NOT_CONVERTED>CONVERTED',
    'NOT_CONVERTED>ENDED_EARLY', 'ENDED_EARLY>CONVERTED', 'ENDED_EARLY>NOT_CONVERTED', 'PLANNED>CONVERTED',
    'PLANNED>NOT_CONVERTED', 'PLANNED>ENDED_EARLY', 'CONVERTED>STARTED', 'NOT_CONVERTED>STARTED', 'ENDED_EARLY>STARTED');
drop policy officer_keeps on profile_revision;
drop function cited_on;
create function is_cited(negotiation uuid) returns boolean
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return exists (select from referral where negotiation_id = negotiation and status <> 'CANCELED'
    and (is_everywhere() or is_counselor() and seeker_is_at_own_service_point(seeker_id)));
end $$;
revoke execute on function is_cited from public;
grant execute on function is_cited to national_staff;
drop trigger lapsed_with_registration on negotiation;
drop function keep_negotiation_of_voided;
drop trigger agreed_while_cited on negotiation;
create or replace function require_agreed_while_cited() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from referral where negotiation_id = new.id and status <> 'CANCELED') then
    raise check_violation using constraint = 'agreed_while_cited', message = 'a referral rests on the negotiation';
  end if;
  return new;
end $$;
create trigger agreed_while_cited before update of status on negotiation for each row
  when (old.status = 'AGREED' and new.status <> 'AGREED') execute function require_agreed_while_cited();
drop trigger along_states on negotiation;
create trigger along_states before update of status on negotiation for each row
  when (new.status <> old.status) execute function goes_along_states(
    'OPEN>AGREED', 'OPEN>REFUSED', 'OPEN>LAPSED', 'AGREED>REFUSED', 'AGREED>LAPSED', 'REFUSED>LAPSED');
drop trigger ground_of_canceled on referral;
drop function require_ground_of_canceled;
drop function lost_ground;
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
