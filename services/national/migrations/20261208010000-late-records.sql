-- up
-- 期限後の記録: past the term within which a service point serves a person, it still says how its own record came out, or that it
-- was a mistake, where it served the person last. Nothing else of the person is open to it, and nothing opens by it.
create function is_own_record_late(seeker uuid, point text) returns boolean language sql stable parallel safe cost 4000
  return is_counselor() and point = any (caller_service_points()) and seeker_was_last_at(seeker, caller_service_points());
revoke execute on function is_own_record_late from public;
grant execute on function is_own_record_late to national_staff;

create policy issuer_concludes on referral for update to national_staff
  using ((select is_counselor()) and is_own_record_late(seeker_id, service_point_id))
  with check (is_own_record_late(seeker_id, service_point_id)
    and status not in ('ISSUED', 'APPLIED', 'INTERVIEW_SET', 'INTERVIEWED'));
create policy issuer_reports on placement for insert to national_staff
  with check ((select is_counselor()) and is_own_record_late(seeker_id, service_point_id) and status = 'REPORTED');
create policy issuer_corrects on placement for update to national_staff
  using ((select is_counselor()) and is_own_record_late(seeker_id, service_point_id));
create policy issuer_ends on trial_employment for update to national_staff
  using ((select is_counselor()) and exists (
    select from placement where placement.id = placement_id and is_own_record_late(placement.seeker_id, placement.service_point_id)))
  with check (status not in ('PLANNED', 'STARTED') and exists (
    select from placement where placement.id = placement_id and is_own_record_late(placement.seeker_id, placement.service_point_id)));
create policy holder_voids on consultation for update to national_staff
  using ((select is_counselor()) and is_own_record_late(seeker_id, service_point_id) and status = 'HELD')
  -- guard: late-consultation-is-voided-alone
  with check (is_own_record_late(seeker_id, service_point_id) and status = 'VOIDED');
-- What such a record was is kept with it.
create policy issuer_keeps on profile_revision for insert to national_staff
  with check ((select is_counselor()) and subject_id is not null and by_role = (select caller_setting('role'))
    and seeker_was_last_at(seeker_id, (select caller_service_points())::text[]));

-- A result that came late keeps nobody in reach.
alter table referral add column concluded_late boolean not null default false;
create function know_late_result() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if new.status = old.status then
    -- guard: day-of-result-stays-with-its-result
    if not by_owner(tg_relid) then
      raise insufficient_privilege using message = 'the day of a result is that of its act';
    end if;
    return new;
  end if;
  -- guard: result-that-came-late-is-known-as-late
  new.concluded_late := not by_owner(tg_relid) and not seeker_is_at_own_service_point(new.seeker_id);
  return new;
end $$;
revoke execute on function know_late_result from public;
create trigger know_late_result before update of status, concluded_on on referral for each row
  when (new.status <> old.status or new.concluded_on is distinct from old.concluded_on)
  execute function know_late_result();
create or replace function has_open_matters(seeker uuid, point text) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  return exists (select from referral join registration on registration.id = referral.registration_id
    where referral.seeker_id = seeker and referral.service_point_id = point and (
      referral.status in ('ISSUED', 'APPLIED', 'INTERVIEW_SET', 'INTERVIEWED')
      or referral.status = 'HIRED' and coalesce((
        select bool_or(placement.status = 'REPORTED') from placement where referral_id = referral.id), true))
      and not referral.concluded_late
      and end_of_reach(coalesce(referral.concluded_on, referral.issued_on)) >= business_today()
      and (coalesce(registration.service_point_id, point) = point or exists (
        select from file_transfer as transfer where transfer.seeker_id = seeker
          and transfer.from_service_point_id = point and transfer.done_on >= referral.issued_on)))
  or exists (select from trial_employment as trial join placement on placement.id = trial.placement_id
    where trial.seeker_id = seeker and placement.service_point_id = point and trial.status in ('PLANNED', 'STARTED')
      and settled_on((trial.planned_end_on + interval '1 month')::date) >= business_today());
end $$;

-- The registration of such a placement follows it, and does not come to stand by it.
create or replace function know_end_of_registration() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  -- guard: end-of-registration-is-day-of-its-writing
  new.ended_on := case when new.status not in ('WITHDRAWN', 'PLACED') then null
    when old.status = new.status then old.ended_on
    -- guard: withdrawal-of-ended-registration-opens-nothing
    when new.status = 'WITHDRAWN' and not registration_stands(old.status, old.valid_until, old.ended_on, business_today())
      then old.ended_on
    -- guard: late-confirmation-opens-nothing
    when new.status = 'PLACED' and not by_owner(tg_relid) and not seeker_is_at_own_service_point(new.seeker_id)
      then old.ended_on
    else business_today() end;
  return new;
end $$;
alter policy counselor_changes on registration with check ((select is_counselor())
  and (seeker_is_at_own_service_point(seeker_id) or seeker_turned_to_caller(seeker_id)
    or is_own_record_late(seeker_id, service_point_id)));
create function keep_ended_registration() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if to_jsonb(new) - array['status', 'version', 'ended_on'] <> to_jsonb(old) - array['status', 'version', 'ended_on']
    -- The functions that link and hand over what is kept of a person are the owner's.
    and (select pg_get_userbyid(relowner) <> current_user from pg_class where oid = tg_relid)
    and not seeker_is_at_own_service_point(old.seeker_id) and not seeker_turned_to_caller(old.seeker_id) then
    raise insufficient_privilege using message = 'a registration that has ended changes its state alone';
  end if;
  return new;
end $$;
revoke execute on function keep_ended_registration from public;
create trigger state_alone_once_ended before update on registration
  for each row execute function keep_ended_registration();

-- down
drop trigger state_alone_once_ended on registration;
drop function keep_ended_registration;
alter policy counselor_changes on registration with check ((select is_counselor())
  and (seeker_is_at_own_service_point(seeker_id) or seeker_turned_to_caller(seeker_id)
    or status = 'WITHDRAWN' and service_point_id = any ((select caller_service_points())::text[])
      and seeker_was_last_at(seeker_id, (select caller_service_points())::text[])));
create or replace function know_end_of_registration() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  new.ended_on := case when new.status not in ('WITHDRAWN', 'PLACED') then null
    when old.status = new.status then old.ended_on
    when new.status = 'WITHDRAWN' and not registration_stands(old.status, old.valid_until, old.ended_on, business_today())
      then old.ended_on
    else business_today() end;
  return new;
end $$;
create or replace function has_open_matters(seeker uuid, point text) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  return exists (select from referral join registration on registration.id = referral.registration_id
    where referral.seeker_id = seeker and referral.service_point_id = point and (
      referral.status in ('ISSUED', 'APPLIED', 'INTERVIEW_SET', 'INTERVIEWED')
      or referral.status = 'HIRED' and coalesce((
        select bool_or(placement.status = 'REPORTED') from placement where referral_id = referral.id), true))
      and end_of_reach(coalesce(referral.concluded_on, referral.issued_on)) >= business_today()
      and (coalesce(registration.service_point_id, point) = point or exists (
        select from file_transfer as transfer where transfer.seeker_id = seeker
          and transfer.from_service_point_id = point and transfer.done_on >= referral.issued_on)))
  or exists (select from trial_employment as trial join placement on placement.id = trial.placement_id
    where trial.seeker_id = seeker and placement.service_point_id = point and trial.status in ('PLANNED', 'STARTED')
      and settled_on((trial.planned_end_on + interval '1 month')::date) >= business_today());
end $$;
drop trigger know_late_result on referral;
drop function know_late_result;
alter table referral drop column concluded_late;
drop policy issuer_keeps on profile_revision;
drop policy holder_voids on consultation;
drop policy issuer_ends on trial_employment;
drop policy issuer_corrects on placement;
drop policy issuer_reports on placement;
drop policy issuer_concludes on referral;
drop function is_own_record_late;
