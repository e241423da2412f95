-- up
-- 期限後の記録: past the term a service point still says how its own record came out, also where another one has registered the
-- person since, or has taken the person over. Nothing else of the person is open to it, and nothing opens by it.
create function is_own_record(seeker uuid, record_id uuid) returns boolean language plpgsql stable parallel safe cost 4000
  set search_path = public, pg_temp as $$
declare
  points constant text[] := caller_service_points();
begin
  return exists (select from referral where id = record_id and seeker_id = seeker and service_point_id = any (points))
    or exists (select from placement where id = record_id and seeker_id = seeker and service_point_id = any (points))
    or exists (select from trial_employment as trial join placement on placement.id = trial.placement_id
      where trial.id = record_id and trial.seeker_id = seeker and service_point_id = any (points));
end $$;
revoke execute on function is_own_record from public;
grant execute on function is_own_record to national_staff;

-- guard: late-result-is-of-own-referral-whoever-writes
alter policy issuer_concludes on referral
  using ((select is_counselor()) and service_point_id = any ((select caller_service_points())::text[]))
  with check (service_point_id = any ((select caller_service_points())::text[])
    and status not in ('ISSUED', 'APPLIED', 'INTERVIEW_SET', 'INTERVIEWED'));
-- guard: late-placement-is-by-own-referral-whoever-writes
alter policy issuer_reports on placement with check ((select is_counselor()) and status = 'REPORTED'
  and service_point_id = any ((select caller_service_points())::text[]) and is_own_record(seeker_id, referral_id));
alter policy issuer_corrects on placement
  using ((select is_counselor()) and service_point_id = any ((select caller_service_points())::text[]));
alter policy issuer_ends on trial_employment
  using ((select is_counselor()) and is_own_record(seeker_id, placement_id))
  with check (is_own_record(seeker_id, placement_id));
-- What such a record was is kept with it.
-- guard: what-own-record-was-is-kept-late
create policy of_own_record on profile_revision for insert to national_staff with check ((select is_counselor())
  and by_role = (select caller_setting('role')) and is_own_record(seeker_id, subject_id));

-- トライアル雇用: late its end is recorded, corrected or taken back, and its plan filed. A trial that was resumed late keeps nobody in
-- reach.
revoke select on trial_employment from national_staff, national_peer, national_self, national_audit;
grant select (id, version, seeker_id, placement_id, rule_version, starts_on, planned_end_on, plan_due_on, plan_filed_on, status,
  ended_on, end_reason, converted_on, entered) on trial_employment to national_staff, national_peer, national_self, national_audit;
alter table trial_employment add column resumed_late boolean not null default false;
create function keep_late_trial() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if by_owner(tg_relid) or (select pg_get_userbyid(relowner) = current_user from pg_class where oid = tg_relid) then
    return new;
  end if;
  if seeker_is_at_own_service_point(new.seeker_id) then
    if new.status <> old.status then new.resumed_late := false; end if;
    return new;
  end if;
  -- guard: late-trial-ends-whoever-writes
  if (new.starts_on, new.planned_end_on, new.plan_due_on) is distinct from (old.starts_on, old.planned_end_on, old.plan_due_on)
    or new.status <> old.status and (new.status = 'PLANNED' or old.status = 'PLANNED' and new.status = 'STARTED') then
    raise insufficient_privilege using message = 'past the term a trial is ended or resumed, and its plan filed';
  end if;
  -- guard: trial-that-was-resumed-late-is-known-as-such
  if new.status <> old.status then new.resumed_late := new.status = 'STARTED'; end if;
  return new;
end $$;
revoke execute on function keep_late_trial from public;
create trigger late_trial_keeps_days before update on trial_employment
  for each row execute function keep_late_trial();

create or replace function open_matters(seeker uuid, point text) returns table (id uuid, handed_over boolean, due_on date)
  language sql stable parallel safe
begin atomic
  select referral.id, registration.service_point_id <> point, end_of_reach(coalesce(referral.concluded_on, referral.issued_on))
    from referral join registration on registration.id = referral.registration_id
    where referral.seeker_id = seeker and referral.service_point_id = point and (
      referral.status in ('ISSUED', 'APPLIED', 'INTERVIEW_SET', 'INTERVIEWED')
      or referral.status = 'HIRED' and coalesce((
        select bool_or(placement.status = 'REPORTED') from placement where placement.referral_id = referral.id), true))
      -- guard: result-that-came-late-keeps-nobody-in-reach
      and not referral.concluded_late
  union all
  select trial.id, registration.service_point_id <> point,
      -- guard: trial-that-is-put-off-keeps-nobody-in-reach-for-ever
      settled_on((least(trial.planned_end_on, placement.hired_on + interval '6 months') + interval '1 month')::date)
    from trial_employment as trial
    join placement on placement.id = trial.placement_id
    join referral on referral.id = placement.referral_id
    join registration on registration.id = referral.registration_id
    where trial.seeker_id = seeker and placement.service_point_id = point and trial.status in ('PLANNED', 'STARTED')
      -- guard: trial-that-was-resumed-late-keeps-nobody-in-reach
      and not trial.resumed_late;
end;

-- 一人一求人: whether another placement of the person stands at the order of a referral, for whom reports by that referral.
create function other_placement_stands(by_referral uuid, except_placement uuid) returns boolean
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  asked referral%rowtype;
begin
  select * into asked from referral where id = by_referral;
  -- guard: other-placement-is-told-by-own-referral-alone
  if session_user <> current_user and not seeker_is_at_own_service_point(asked.seeker_id)
    and not coalesce(asked.service_point_id = any (caller_service_points()), false) then return false; end if;
  return exists (select from placement join referral on referral.id = referral_id
    where placement.seeker_id = asked.seeker_id and job_order_id = asked.job_order_id
      and placement.status <> 'VOIDED' and placement.id is distinct from except_placement);
end $$;
revoke execute on function other_placement_stands from public;
grant execute on function other_placement_stands to national_staff;

-- 就職: a registration that another service point keeps by then follows what the own one says of its placement.
create function follow_placement(placed uuid, why text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  kept placement%rowtype;
  registered registration%rowtype;
  followed text;
begin
  select * into kept from placement where id = placed;
  -- guard: registration-follows-own-placement-alone
  if not coalesce(is_counselor() and kept.service_point_id = any (caller_service_points()), false) then return; end if;
  select registration.* into registered from registration join referral on referral.registration_id = registration.id
    where referral.id = kept.referral_id for update of registration;
  followed := case
    when kept.status = 'CONFIRMED' and registered.status = 'ACTIVE'
      and (select stood.status = 'ACTIVE' from registration_on(registered.id, kept.hired_on) as stood) then 'PLACED'
    when kept.status = 'VOIDED' and registered.status = 'PLACED' and not exists (
      select from placement join referral on referral.id = referral_id
      where registration_id = registered.id and placement.status = 'CONFIRMED') then 'ACTIVE' end;
  if followed is null then return; end if;
  update registration set status = followed, version = version + 1 where id = registered.id;
  insert into state_change (subject_id, by_party, by_role, by_name, from_state, to_state, reason)
    values (registered.id, 'NATIONAL', caller_setting('role'), caller_setting('name'), registered.status, followed, why);
end $$;
revoke execute on function follow_placement from public;
grant execute on function follow_placement to national_staff;

-- down
drop function follow_placement;
drop function other_placement_stands;
create or replace function open_matters(seeker uuid, point text) returns table (id uuid, handed_over boolean, due_on date)
  language sql stable parallel safe
begin atomic
  select referral.id, registration.service_point_id <> point, end_of_reach(coalesce(referral.concluded_on, referral.issued_on))
    from referral join registration on registration.id = referral.registration_id
    where referral.seeker_id = seeker and referral.service_point_id = point and (
      referral.status in ('ISSUED', 'APPLIED', 'INTERVIEW_SET', 'INTERVIEWED')
      or referral.status = 'HIRED' and coalesce((
        select bool_or(placement.status = 'REPORTED') from placement where placement.referral_id = referral.id), true))
      and not referral.concluded_late
  union all
  select trial.id, registration.service_point_id <> point,
      settled_on((least(trial.planned_end_on, placement.hired_on + interval '6 months') + interval '1 month')::date)
    from trial_employment as trial
    join placement on placement.id = trial.placement_id
    join referral on referral.id = placement.referral_id
    join registration on registration.id = referral.registration_id
    where trial.seeker_id = seeker and placement.service_point_id = point and trial.status in ('PLANNED', 'STARTED');
end;
drop trigger late_trial_keeps_days on trial_employment;
drop function keep_late_trial;
alter table trial_employment drop column resumed_late;
grant select on trial_employment to national_staff, national_peer, national_self, national_audit;
drop policy of_own_record on profile_revision;
alter policy issuer_ends on trial_employment
  using ((select is_counselor()) and exists (
    select from placement where placement.id = placement_id and is_own_record_late(placement.seeker_id, placement.service_point_id)))
  with check (status not in ('PLANNED', 'STARTED') and exists (
    select from placement where placement.id = placement_id and is_own_record_late(placement.seeker_id, placement.service_point_id)));
alter policy issuer_corrects on placement using ((select is_counselor()) and is_own_record_late(seeker_id, service_point_id));
alter policy issuer_reports on placement
  with check ((select is_counselor()) and is_own_record_late(seeker_id, service_point_id) and status = 'REPORTED');
alter policy issuer_concludes on referral
  using ((select is_counselor()) and is_own_record_late(seeker_id, service_point_id))
  with check (is_own_record_late(seeker_id, service_point_id)
    and status not in ('ISSUED', 'APPLIED', 'INTERVIEW_SET', 'INTERVIEWED'));
drop function is_own_record;
