-- up
-- 求職申込みの取消し: all that is to be undone first is told at once.
drop function hangs_on_registration;
create function hangs_on_registration(registration_id uuid) returns text[]
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  kept registration%rowtype;
begin
  select * into kept from registration where id = registration_id;
  -- guard: what-hangs-on-registration-is-told-where-person-is-served
  if session_user <> current_user and not seeker_is_at_own_service_point(kept.seeker_id)
    and not is_own_record_late(kept.seeker_id, kept.service_point_id) then return '{}'; end if;
  return array_remove(array[
    case when exists (select from referral where referral.registration_id = kept.id and status <> 'CANCELED')
      then 'REFERRAL' end,
    case when exists (select from negotiation where negotiation.registration_id = kept.id and status <> 'LAPSED')
      then 'NEGOTIATION' end,
    case when exists (select from consultation where seeker_id = kept.seeker_id and status = 'HELD' and not exists (
      select from registration as other where other.seeker_id = kept.seeker_id and other.id <> kept.id
        and other.status <> 'VOIDED' and other.received_on <= held_on)) then 'CONSULTATION' end], null);
end $$;
revoke execute on function hangs_on_registration from public;
grant execute on function hangs_on_registration to national_staff;
create or replace function require_nothing_on_voided() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  -- guard: database-keeps-registration-on-which-something-hangs
  if hangs_on_registration(new.id) <> '{}' then
    raise check_violation using constraint = 'nothing_hangs_on_voided', message = 'something hangs on the registration';
  end if;
  return new;
end $$;

-- A placement, and a trial, that came with such a registration are not the person's either.
create function is_of_voided_registration(placement_id uuid) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  return exists (select from placement
    join referral on referral.id = placement.referral_id
    join registration on registration.id = referral.registration_id
    where placement.id = placement_id and registration.status = 'VOIDED');
end $$;
revoke execute on function is_of_voided_registration from public;
grant execute on function is_of_voided_registration to national_self, national_peer;
-- guard: placement-of-voided-registration-is-not-persons
create policy of_standing_registration on placement as restrictive for select to national_self, national_peer
  using (status <> 'VOIDED' or not is_of_voided_registration(id));
-- guard: trial-of-voided-registration-is-not-persons
create policy of_standing_registration on trial_employment as restrictive for select to national_self, national_peer
  using (status in ('PLANNED', 'STARTED') or not is_of_voided_registration(placement_id));
-- What such a record was before it was corrected is forgotten, as it may be another person's.
create function forget_revisions_of_voided() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  -- guard: revisions-of-voided-registration-are-forgotten
  update profile_revision set before = null, reason = null where subject_id in (
    select referral.id from referral where registration_id = new.id
    union all select negotiation.id from negotiation where registration_id = new.id
    union all select trial.id from trial_employment as trial join placement on placement.id = placement_id
      join referral on referral.id = referral_id where registration_id = new.id);
  return null;
end $$;
revoke execute on function forget_revisions_of_voided from public;
create trigger forget_revisions_of_voided after update of status on registration for each row
  when (new.status = 'VOIDED' and old.status <> 'VOIDED') execute function forget_revisions_of_voided();

-- down
drop trigger forget_revisions_of_voided on registration;
drop function forget_revisions_of_voided;
drop policy of_standing_registration on trial_employment;
drop policy of_standing_registration on placement;
drop function is_of_voided_registration;
drop function hangs_on_registration;
create function hangs_on_registration(registration_id uuid) returns text
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  kept registration%rowtype;
begin
  select * into kept from registration where id = registration_id;
  if session_user <> current_user and not seeker_is_at_own_service_point(kept.seeker_id)
    and not is_own_record_late(kept.seeker_id, kept.service_point_id) then return null; end if;
  return case
    when exists (select from referral where referral.registration_id = kept.id and status <> 'CANCELED') then 'REFERRAL'
    when exists (select from negotiation where negotiation.registration_id = kept.id and status <> 'LAPSED') then 'NEGOTIATION'
    when exists (select from consultation where seeker_id = kept.seeker_id and status = 'HELD' and not exists (
      select from registration as other where other.seeker_id = kept.seeker_id and other.id <> kept.id
        and other.status <> 'VOIDED' and other.received_on <= held_on)) then 'CONSULTATION' end;
end $$;
revoke execute on function hangs_on_registration from public;
grant execute on function hangs_on_registration to national_staff;
create or replace function require_nothing_on_voided() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if hangs_on_registration(new.id) is not null then
    raise check_violation using constraint = 'nothing_hangs_on_voided', message = 'something hangs on the registration';
  end if;
  return new;
end $$;
