-- up
-- 求職申込みの取消し: a registration that was received by mistake, such as under another person's id. Only national staff still see it.
alter table registration drop constraint registration_status_check;
alter table registration add constraint registration_status_check
  check (status in ('PROVISIONAL', 'ACTIVE', 'PLACED', 'EXPIRED', 'WITHDRAWN', 'VOIDED'));
alter table registration drop constraint number_once_active;
alter table registration add constraint number_once_active
  check (status in ('PROVISIONAL', 'WITHDRAWN', 'VOIDED') or number is not null);
drop trigger along_states on registration;
create trigger along_states before update of status on registration for each row
  when (new.status <> old.status) execute function goes_along_states(
    'PROVISIONAL>ACTIVE', 'PROVISIONAL>WITHDRAWN', 'PROVISIONAL>VOIDED', 'ACTIVE>PLACED', 'ACTIVE>EXPIRED',
    'ACTIVE>WITHDRAWN', 'ACTIVE>VOIDED', 'PLACED>ACTIVE', 'PLACED>WITHDRAWN', 'EXPIRED>ACTIVE', 'EXPIRED>WITHDRAWN',
    'EXPIRED>VOIDED', 'WITHDRAWN>VOIDED');

-- guard: voided-registration-is-not-persons
alter policy self on registration using (seeker_id = (select caller_seeker()) and status <> 'VOIDED');
-- guard: voided-registration-is-hidden-from-other-party
alter policy peer on registration using (status <> 'VOIDED' and consented(seeker_id, 'REGISTRATION'));
-- What was begun on it and came to nothing is not the person's either.
create function is_voided_registration(registration_id uuid) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  return exists (select from registration where id = registration_id and status = 'VOIDED');
end $$;
revoke execute on function is_voided_registration from public;
grant execute on function is_voided_registration to national_self, national_peer;
-- guard: referral-of-voided-registration-is-not-persons
create policy of_standing_registration on referral as restrictive for select to national_self, national_peer
  using (status <> 'CANCELED' or not is_voided_registration(registration_id));
-- guard: negotiation-of-voided-registration-is-not-persons
create policy of_standing_registration on negotiation as restrictive for select to national_self, national_peer
  using (status <> 'LAPSED' or not is_voided_registration(registration_id));

-- What is to be undone first: it stands on the registration, or would stand before the person's first one.
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
create function require_nothing_on_voided() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if hangs_on_registration(new.id) is not null then
    raise check_violation using constraint = 'nothing_hangs_on_voided', message = 'something hangs on the registration';
  end if;
  return new;
end $$;
create trigger nothing_hangs_on_voided before update of status on registration for each row
  when (new.status = 'VOIDED' and old.status <> 'VOIDED') execute function require_nothing_on_voided();
-- Of a person who was never registered otherwise, the profile came with the mistake.
create function forget_profile_of_voided() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  -- guard: profile-of-voided-registration-is-forgotten
  if not exists (select from registration where seeker_id = new.seeker_id and status <> 'VOIDED') then
    delete from national_profile where seeker_id = new.seeker_id;
    update profile_revision set before = null, reason = null where seeker_id = new.seeker_id and subject_id is null;
    -- guard: consents-of-voided-registration-end
    perform end_categories(new.seeker_id,
      array(select unnest(categories) from disclosure_consent where seeker_id = new.seeker_id and withdrawn_at is null));
  end if;
  return null;
end $$;
revoke execute on function require_nothing_on_voided, forget_profile_of_voided from public;
create trigger forget_profile_of_voided after update of status on registration for each row
  when (new.status = 'VOIDED' and old.status <> 'VOIDED') execute function forget_profile_of_voided();

-- It serves nobody, and is found as nobody's.
create or replace function registration_stands(status text, valid_until date, ended_on date, today date) returns boolean
  language sql immutable parallel safe
  return case status
    -- guard: voided-registration-serves-nobody
    when 'VOIDED' then false
    -- guard: placed-registration-stands-for-its-term
    when 'PLACED' then greatest(settled_on(valid_until), end_of_reach(ended_on)) >= today
    -- guard: withdrawn-registration-stands-to-end-of-day
    when 'WITHDRAWN' then coalesce(ended_on = today, false)
    -- guard: expired-registration-stands-until-its-month-settles
    else settled_on(valid_until) >= today end;
create or replace function seeker_was_last_at(seeker uuid, points text[]) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  return coalesce((
    select service_point_id = any (points) from registration
    where seeker_id = seeker and service_point_id is not null and status <> 'VOIDED' order by received_on desc, entered desc limit 1
  ), false);
end $$;
create or replace function seeker_may_be_received(seeker uuid, points text[]) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  return not exists (select from registration where seeker_id = seeker and status <> 'VOIDED') or seeker_was_last_at(seeker, points);
end $$;
create or replace function service_point_serves(seeker uuid, points text[], today date) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  return exists (
    select from registration
    where seeker_id = seeker and service_point_id = any (points) and registration_stands(status, valid_until, ended_on, today)
  ) or seeker_was_last_at(seeker, points)
    or exists (select from unnest(points) as point where has_open_matters(seeker, point))
    -- guard: person-of-no-service-point-is-read-by-consent
    or not exists (select from registration where seeker_id = seeker and service_point_id is not null and status <> 'VOIDED');
end $$;
create or replace function file_is_empty(seeker uuid) returns boolean
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return not exists (select from registration where seeker_id = seeker and status <> 'VOIDED');
end $$;
create or replace function persons_named(given text, born date) returns table (person uuid, place text)
  language plpgsql stable security definer rows 2 set search_path = public, pg_temp as $$
declare
  form constant text := search_form(given);
begin
  -- guard: persons-of-national-are-looked-up-by-counselors
  if not is_counselor() then return; end if;
  -- guard: name-of-nothing-names-nobody-of-national
  if form = '' then return; end if;
  return query select profile.seeker_id, (
      select service_point_id from registration where registration.seeker_id = profile.seeker_id and status <> 'VOIDED'
      order by received_on desc, entered desc limit 1
    ) from national_profile as profile
    where profile.birth_date = born and split_part(profile.search_key, ' ', 1) = form
      and not exists (select from linked_file where duplicate_id = profile.seeker_id)
    order by 2, 1 limit 10;
end $$;
create or replace function persons_numbered(given text) returns table (person uuid, place text)
  language plpgsql stable security definer rows 1 set search_path = public, pg_temp as $$
begin
  -- guard: numbers-are-looked-up-by-counselors
  if not is_counselor() then return; end if;
  -- guard: voided-registration-is-nobodys-number
  return query select file_of(seeker_id), service_point_id from registration where number = given and status <> 'VOIDED';
end $$;
create or replace function registration_on(registration_id uuid, day date) returns setof registration
  language plpgsql stable rows 1 set search_path = public, pg_temp as $$
declare
  stood registration%rowtype;
  term_before date;
  renewed_later boolean;
begin
  select * into stood from registration where id = registration_id;
  if not found then return; end if;
  if stood.status = 'VOIDED' then return next stood; return; end if;
  stood.status := coalesce(state_on(stood.id, day, stood.status), 'PROVISIONAL');
  select max(began_on) filter (where began_on <= day), coalesce(bool_or(began_on > day), false)
    into term_before, renewed_later
    from (
      select coalesce(business_day, (at at time zone 'Asia/Tokyo')::date) as began_on, from_state
      from state_change where subject_id = stood.id and to_state = 'ACTIVE'
    ) as activated
    where from_state in ('EXPIRED', 'PLACED')
      or from_state = 'PROVISIONAL' and began_on > end_of_second_month_after(stood.received_on);
  if renewed_later then
    stood.valid_until := end_of_second_month_after(coalesce(term_before, stood.received_on));
    if stood.status = 'EXPIRED' then stood.status := 'ACTIVE'; end if;
  end if;
  if stood.status = 'ACTIVE' and stood.valid_until < day then stood.status := 'EXPIRED'; end if;
  return next stood;
end $$;

-- down
create or replace function registration_stands(status text, valid_until date, ended_on date, today date) returns boolean
  language sql immutable parallel safe
  return case status
    when 'PLACED' then greatest(settled_on(valid_until), end_of_reach(ended_on)) >= today
    when 'WITHDRAWN' then coalesce(ended_on = today, false)
    else settled_on(valid_until) >= today end;
create or replace function seeker_was_last_at(seeker uuid, points text[]) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  return coalesce((
    select service_point_id = any (points) from registration
    where seeker_id = seeker and service_point_id is not null order by received_on desc, entered desc limit 1
  ), false);
end $$;
create or replace function seeker_may_be_received(seeker uuid, points text[]) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  return not exists (select from registration where seeker_id = seeker) or seeker_was_last_at(seeker, points);
end $$;
create or replace function service_point_serves(seeker uuid, points text[], today date) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  return exists (
    select from registration
    where seeker_id = seeker and service_point_id = any (points) and registration_stands(status, valid_until, ended_on, today)
  ) or seeker_was_last_at(seeker, points)
    or exists (select from unnest(points) as point where has_open_matters(seeker, point))
    or not exists (select from registration where seeker_id = seeker and service_point_id is not null);
end $$;
create or replace function file_is_empty(seeker uuid) returns boolean
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return not exists (select from registration where seeker_id = seeker);
end $$;
create or replace function persons_named(given text, born date) returns table (person uuid, place text)
  language plpgsql stable security definer rows 2 set search_path = public, pg_temp as $$
declare
  form constant text := search_form(given);
begin
  if not is_counselor() then return; end if;
  if form = '' then return; end if;
  return query select profile.seeker_id, (
      select service_point_id from registration where registration.seeker_id = profile.seeker_id
      order by received_on desc, entered desc limit 1
    ) from national_profile as profile
    where profile.birth_date = born and split_part(profile.search_key, ' ', 1) = form
      and not exists (select from linked_file where duplicate_id = profile.seeker_id)
    order by 2, 1 limit 10;
end $$;
create or replace function persons_numbered(given text) returns table (person uuid, place text)
  language plpgsql stable security definer rows 1 set search_path = public, pg_temp as $$
begin
  if not is_counselor() then return; end if;
  return query select file_of(seeker_id), service_point_id from registration where number = given;
end $$;
create or replace function registration_on(registration_id uuid, day date) returns setof registration
  language plpgsql stable rows 1 set search_path = public, pg_temp as $$
declare
  stood registration%rowtype;
  term_before date;
  renewed_later boolean;
begin
  select * into stood from registration where id = registration_id;
  if not found then return; end if;
  stood.status := coalesce(state_on(stood.id, day, stood.status), 'PROVISIONAL');
  select max(began_on) filter (where began_on <= day), coalesce(bool_or(began_on > day), false)
    into term_before, renewed_later
    from (
      select coalesce(business_day, (at at time zone 'Asia/Tokyo')::date) as began_on, from_state
      from state_change where subject_id = stood.id and to_state = 'ACTIVE'
    ) as activated
    where from_state in ('EXPIRED', 'PLACED')
      or from_state = 'PROVISIONAL' and began_on > end_of_second_month_after(stood.received_on);
  if renewed_later then
    stood.valid_until := end_of_second_month_after(coalesce(term_before, stood.received_on));
    if stood.status = 'EXPIRED' then stood.status := 'ACTIVE'; end if;
  end if;
  if stood.status = 'ACTIVE' and stood.valid_until < day then stood.status := 'EXPIRED'; end if;
  return next stood;
end $$;
drop trigger forget_profile_of_voided on registration;
drop function forget_profile_of_voided;
drop trigger nothing_hangs_on_voided on registration;
drop function require_nothing_on_voided;
drop function hangs_on_registration;
drop policy of_standing_registration on negotiation;
drop policy of_standing_registration on referral;
drop function is_voided_registration;
alter policy peer on registration using (consented(seeker_id, 'REGISTRATION'));
alter policy self on registration using (seeker_id = (select caller_seeker()));
-- A registration that was voided stands as withdrawn.
drop trigger along_states on registration;
update registration set status = 'WITHDRAWN' where status = 'VOIDED';
create trigger along_states before update of status on registration for each row
  when (new.status <> old.status) execute function goes_along_states(
    'PROVISIONAL>ACTIVE', 'PROVISIONAL>WITHDRAWN', 'ACTIVE>PLACED', 'ACTIVE>EXPIRED', 'ACTIVE>WITHDRAWN',
    'PLACED>ACTIVE', 'PLACED>WITHDRAWN', 'EXPIRED>ACTIVE', 'EXPIRED>WITHDRAWN');
alter table registration drop constraint number_once_active;
alter table registration add constraint number_once_active
  check (status in ('PROVISIONAL', 'WITHDRAWN') or number is not null);
alter table registration drop constraint registration_status_check;
alter table registration add constraint registration_status_check
  check (status in ('PROVISIONAL', 'ACTIVE', 'PLACED', 'EXPIRED', 'WITHDRAWN'));
