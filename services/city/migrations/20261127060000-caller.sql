-- up
-- The caller's identity: settings of one transaction, which are empty, not null, after it ends. SQL can set them to any
-- value within a login, but it cannot change the login itself (session_user).
create function caller_setting(setting text) returns text language sql stable parallel safe
  return nullif(current_setting('aiwork.' || setting, true), '');
create function caller_service_points() returns text[] language sql stable parallel safe
  return string_to_array(coalesce(caller_setting('points'), ''), ',');
create function caller_seeker() returns uuid language sql stable parallel safe
  return file_of(caller_setting('seeker')::uuid);
create function business_today() returns date language sql stable parallel safe
  return caller_setting('today')::date;
create function is_counselor() returns boolean language sql stable parallel safe
  return coalesce(caller_setting('role') = 'city.counselor', false);
-- A role that is bound to no service point.
create function is_everywhere() returns boolean language sql stable parallel safe
  return coalesce(caller_setting('everywhere') = 'on', false);

-- Facts about a person, read as the owner (without policies), each by one index probe.
create function seeker_is_at_own_service_point(seeker uuid) returns boolean
  language plpgsql stable parallel safe security definer set search_path = public, pg_temp as $$
begin
  return exists (
    select from city_file
    where seeker_id = seeker and registered_at = any (string_to_array(current_setting('aiwork.points', true), ','))
  );
end $$;
-- 緊急閲覧: a record opened with a reason, for this member of staff only, until the business day ends.
create function reads_person(seeker uuid) returns boolean
  language plpgsql stable parallel safe security definer set search_path = public, pg_temp as $$
begin
  return exists (
    select from city_file
    where seeker_id = seeker and registered_at = any (string_to_array(current_setting('aiwork.points', true), ','))
  ) or exists (
    select from opened_record
    where seeker_id = seeker and opened_on = nullif(current_setting('aiwork.today', true), '')::date
      and opened_to = nullif(current_setting('aiwork.subject', true), '')
  );
end $$;
create function consented(seeker uuid, category text) returns boolean
  language plpgsql stable parallel safe security definer set search_path = public, pg_temp as $$
begin
  return exists (
    select from disclosure_consent
    where seeker_id = seeker and category = any (categories) and withdrawn_at is null
      and nullif(current_setting('aiwork.today', true), '')::date between given_on and expires_on
  );
end $$;
-- Whether the city has a half of this person that the caller may know of. It reveals no column of the file.
create function seeker_is_visible(seeker uuid) returns boolean
  language plpgsql stable parallel safe security definer set search_path = public, pg_temp as $$
begin
  case session_user
    when 'city_staff' then
      if not is_everywhere() then return reads_person(seeker); end if;
    when 'city_peer' then
      return exists (select from disclosure_consent where seeker_id = seeker);
    when 'city_self' then
      if seeker is distinct from caller_seeker() then return false; end if;
    when 'city_audit' then null;
    else
      if session_user <> current_user then return false; end if;
  end case;
  return exists (select from city_file where seeker_id = seeker);
end $$;
-- For callers who open a record with a reason, who may therefore learn that it exists.
create function has_file(seeker uuid) returns boolean
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return exists (select from city_file where seeker_id = seeker);
end $$;
-- The status of a file at the caller's service points, locked until the transaction ends; null where there is none.
create function lock_file(seeker uuid) returns text
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if not (is_everywhere() or seeker_is_at_own_service_point(seeker)) then return null; end if;
  return (select status from city_file where seeker_id = seeker for no key update);
end $$;

-- The terms of consents for the other party's staff, who may not read the consents themselves; newest first.
create function consent_terms(seeker uuid)
  returns table (categories text[], expires_on date, withdrawn_on date)
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select consent.categories, consent.expires_on, (consent.withdrawn_at at time zone 'Asia/Tokyo')::date
  from disclosure_consent as consent where consent.seeker_id = seeker and (session_user = current_user or session_user::text like '%\_peer')
  order by consent.given_on desc, consent.id desc;
end;
-- The instant at which a record first reached one of these statuses, and nothing else. It does not answer for files.
create function first_change(subject uuid, states text[]) returns timestamptz
  language plpgsql stable parallel safe security definer set search_path = public, pg_temp as $$
begin
  return (
    select min(at) from state_change where subject_id = subject and to_state = any (states)
      and not exists (select from city_file where seeker_id = subject)
  );
end $$;
-- 支援の終了: the closings of a file, for the timeline.
create function closings_of(seeker uuid) returns setof timestamptz
  language plpgsql stable security definer rows 1 set search_path = public, pg_temp as $$
begin
  if session_user = 'city_peer' and not consented(seeker, 'CITY_PROFILE') or not seeker_is_visible(seeker) then return; end if;
  return query select at from state_change where subject_id = seeker and to_state = 'CLOSED';
end $$;

-- 利用者数: only counts of persons and days, by service point and month.
create function counted_users(first_day date, end_day date, as_of timestamptz)
  returns table (service_point_id text, month text, count integer)
  language sql stable security definer rows 100 set search_path = public, pg_temp
begin atomic
  select day.service_point_id, to_char(day.visited_on, 'YYYY-MM'), sum(persons)::int
  from (
    select visit.service_point_id, visit.visited_on, count(distinct visit.seeker_id) as persons
    from visit as visit
    where visit.visited_on >= first_day and visit.visited_on < end_day and visit.recorded_at <= as_of
      and (visit.voided_at is null or visit.voided_at > as_of)
    group by 1, 2
  ) as day group by 1, 2;
end;

-- down
drop function counted_users;
drop function closings_of;
drop function first_change;
drop function consent_terms;
drop function lock_file;
drop function has_file;
drop function seeker_is_visible;
drop function consented;
drop function reads_person;
drop function seeker_is_at_own_service_point;
drop function is_everywhere;
drop function is_counselor;
drop function business_today;
drop function caller_seeker;
drop function caller_service_points;
drop function caller_setting;
