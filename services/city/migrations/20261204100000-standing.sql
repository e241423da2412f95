-- up
-- 支援の継続: a service point serves a person by a file that stands there: open, dormant, or ended on this business day.
alter table city_file add column ended_on date;
create function know_end_of_file() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  new.ended_on := case when new.status not in ('CLOSED', 'ANONYMIZED') then null
    when new.status = old.status then old.ended_on else business_today() end;
  return new;
end $$;
create trigger know_end before update of status on city_file for each row execute function know_end_of_file();
create function city_file_stands(status text, ended_on date, today date) returns boolean
  language sql immutable parallel safe
  -- guard: closed-file-stands-to-end-of-day
  return status in ('OPEN', 'DORMANT') or coalesce(ended_on = today, false);

-- What keeps a person whom a service point handed over in its reach: what the city began there, nothing that others send.
create or replace function has_open_matters(seeker uuid, point text) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  return exists (
    select from file_transfer where seeker_id = seeker and from_service_point_id = point and status = 'DONE'
  ) and (
    exists (select from counseling_session
      where seeker_id = seeker and service_point_id = point and status = 'BOOKED')
    or exists (select from liaison
      where opened_by = 'CITY'
        and seeker_id = any (ids_of(seeker)) and service_point_id = point and status in ('SENT', 'ACCEPTED'))
  );
end $$;
create or replace function seeker_is_at_own_service_point(seeker uuid) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  return exists (
    select from city_file
    where seeker_id = seeker and registered_at = any (string_to_array(current_setting('aiwork.points', true), ','))
      -- guard: closed-file-serves-nobody
      and city_file_stands(status, ended_on, business_today())
  ) or exists (
    select from unnest(string_to_array(current_setting('aiwork.points', true), ',')) as point
    where has_open_matters(seeker, point)
  );
end $$;
-- Whose file stands or stood at an own service point last: it reopens, anonymizes or hands over.
create function seeker_was_last_at(seeker uuid, points text[]) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  return exists (select from city_file where seeker_id = seeker and registered_at = any (points));
end $$;
revoke execute on function know_end_of_file, city_file_stands, seeker_was_last_at from public;
grant execute on function city_file_stands, seeker_was_last_at to city_staff;

create or replace function lock_file(seeker uuid) returns text
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if not (session_user = current_user or is_everywhere() or seeker_is_at_own_service_point(seeker)
    or seeker_was_last_at(seeker, caller_service_points())) then return null; end if;
  return (select status from city_file where seeker_id = seeker for no key update);
end $$;
alter policy giver_hands_over on file_transfer with check ((select is_counselor())
  and from_service_point_id = any ((select caller_service_points())::text[])
  and (seeker_is_at_own_service_point(seeker_id) or seeker_was_last_at(seeker_id, (select caller_service_points())::text[])));
create or replace function anonymize_file(seeker uuid, removed text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ids constant uuid[] := ids_of(seeker);
begin
  if not (is_counselor() and seeker_was_last_at(seeker, caller_service_points())) then
    raise insufficient_privilege using message = 'the file must be of the caller''s own service point';
  end if;
  update city_profile set birth_year = extract(year from birth_date) where seeker_id = any (ids);
  update city_profile set name = null, name_kana = null, birth_date = null, phone = null, email = null, anonymized = true
    where seeker_id = any (ids);
  delete from public_assistance where seeker_id = any (ids);
  update counseling_session set summary = null, next_action_text = null, next_action_owner = null,
    next_action_due_on = null where seeker_id = any (ids);
  delete from counseling_note where session_id in (select id from counseling_session where seeker_id = any (ids));
  update state_change set reason = null where reason is not null and subject_id in (
    select unnest(ids) union all select id from counseling_session where seeker_id = any (ids)
    union all select id from program_application where seeker_id = any (ids)
    union all select id from liaison where seeker_id = any (ids));
  update liaison set purpose = removed, answer = case when answer is not null then removed end,
    outcome = case when outcome is not null then removed end where seeker_id = any (ids);
  update application_decision set reason = removed
    where application_id in (select id from program_application where seeker_id = any (ids));
  update disclosure_consent set purpose = removed where seeker_id = any (ids);
  -- guard: reason-of-link-is-erased
  update linked_file set reason = removed where kept_id = any (ids);
  update visit set void_reason = removed where seeker_id = any (ids) and void_reason is not null;
end $$;

-- A search finds whom the own service point served last too: their file is there to be reopened.
create or replace function search_city_profiles(given text) returns setof uuid
  language plpgsql stable security definer rows 100 set search_path = public, pg_temp as $$
declare
  words constant text[] := search_words(given);
  grams constant text[] := search_grams(words);
  patterns constant text[] := search_patterns_of(words);
begin
  -- guard: search-for-nothing-finds-nobody-of-city
  if words = '{}' then
    return;
  elsif grams = '{}' then
    return query select profile.seeker_id from city_profile as profile
      where profile.search_key like all (patterns) and (
        seeker_is_at_own_service_point(profile.seeker_id) or seeker_was_last_at(profile.seeker_id, caller_service_points()));
  else
    return query select profile.seeker_id from city_profile as profile
      where bigrams(profile.search_key) @> grams and profile.search_key like all (patterns) and (
        seeker_is_at_own_service_point(profile.seeker_id) or seeker_was_last_at(profile.seeker_id, caller_service_points()));
  end if;
end $$;

-- down
create or replace function search_city_profiles(given text) returns setof uuid
  language plpgsql stable security definer rows 100 set search_path = public, pg_temp as $$
declare
  words constant text[] := search_words(given);
  grams constant text[] := search_grams(words);
  patterns constant text[] := search_patterns_of(words);
begin
  if words = '{}' then
    return;
  elsif grams = '{}' then
    return query select profile.seeker_id from city_profile as profile
      where profile.search_key like all (patterns) and seeker_is_at_own_service_point(profile.seeker_id);
  else
    return query select profile.seeker_id from city_profile as profile
      where bigrams(profile.search_key) @> grams and profile.search_key like all (patterns)
        and seeker_is_at_own_service_point(profile.seeker_id);
  end if;
end $$;
create or replace function anonymize_file(seeker uuid, removed text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ids constant uuid[] := ids_of(seeker);
begin
  if not (is_counselor() and seeker_is_at_own_service_point(seeker)) then
    raise insufficient_privilege using message = 'the file must be at the caller''s own service point';
  end if;
  update city_profile set birth_year = extract(year from birth_date) where seeker_id = any (ids);
  update city_profile set name = null, name_kana = null, birth_date = null, phone = null, email = null, anonymized = true
    where seeker_id = any (ids);
  delete from public_assistance where seeker_id = any (ids);
  update counseling_session set summary = null, next_action_text = null, next_action_owner = null,
    next_action_due_on = null where seeker_id = any (ids);
  delete from counseling_note where session_id in (select id from counseling_session where seeker_id = any (ids));
  update state_change set reason = null where reason is not null and subject_id in (
    select unnest(ids) union all select id from counseling_session where seeker_id = any (ids)
    union all select id from program_application where seeker_id = any (ids)
    union all select id from liaison where seeker_id = any (ids));
  update liaison set purpose = removed, answer = case when answer is not null then removed end,
    outcome = case when outcome is not null then removed end where seeker_id = any (ids);
  update application_decision set reason = removed
    where application_id in (select id from program_application where seeker_id = any (ids));
  update disclosure_consent set purpose = removed where seeker_id = any (ids);
  update linked_file set reason = removed where kept_id = any (ids);
  update visit set void_reason = removed where seeker_id = any (ids) and void_reason is not null;
end $$;
alter policy giver_hands_over on file_transfer with check ((select is_counselor())
  and from_service_point_id = any ((select caller_service_points())::text[]) and seeker_is_at_own_service_point(seeker_id));
create or replace function lock_file(seeker uuid) returns text
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if not (session_user = current_user or is_everywhere() or seeker_is_at_own_service_point(seeker)) then return null; end if;
  return (select status from city_file where seeker_id = seeker for no key update);
end $$;
create or replace function seeker_is_at_own_service_point(seeker uuid) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  return exists (
    select from city_file
    where seeker_id = seeker and registered_at = any (string_to_array(current_setting('aiwork.points', true), ','))
  ) or exists (
    select from unnest(string_to_array(current_setting('aiwork.points', true), ',')) as point
    where has_open_matters(seeker, point)
  );
end $$;
create or replace function has_open_matters(seeker uuid, point text) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  return exists (
    select from file_transfer where seeker_id = seeker and from_service_point_id = point and status = 'DONE'
  ) and (
    exists (select from counseling_session
      where seeker_id = seeker and service_point_id = point and status = 'BOOKED')
    or exists (select from liaison
      where seeker_id = any (ids_of(seeker)) and service_point_id = point and status in ('SENT', 'ACCEPTED'))
  );
end $$;
drop function seeker_was_last_at;
drop function city_file_stands;
drop trigger know_end on city_file;
drop function know_end_of_file;
alter table city_file drop column ended_on;
