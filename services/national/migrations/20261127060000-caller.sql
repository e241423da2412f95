-- up
-- The caller: settings of one transaction. After it they are empty, not null. Any SQL of a login can set them; it cannot
-- change the login itself (session_user).
create function caller_setting(setting text) returns text language sql stable parallel safe
  return nullif(current_setting('aiwork.' || setting, true), '');
create function caller_service_points() returns text[] language sql stable parallel safe
  return string_to_array(coalesce(caller_setting('points'), ''), ',');
create function caller_seeker() returns uuid language sql stable parallel safe
  return file_of(caller_setting('seeker')::uuid);
create function business_today() returns date language sql stable parallel safe
  return caller_setting('today')::date;
create function is_counselor() returns boolean language sql stable parallel safe
  return coalesce(caller_setting('role') = 'national.counselor', false);
-- A role that is not bound to a service point.
create function is_everywhere() returns boolean language sql stable parallel safe
  return coalesce(caller_setting('everywhere') = 'on', false);

-- Checks on a person that bypass the policies (security definer). Each is one index lookup.
create function seeker_is_at_own_service_point(seeker uuid) returns boolean
  language plpgsql stable parallel safe security definer set search_path = public, pg_temp as $$
begin
  return exists (
    select from registration
    where seeker_id = seeker and service_point_id = any (string_to_array(current_setting('aiwork.points', true), ','))
  );
end $$;
-- 緊急閲覧: opened with a reason, only to this member of staff, for the rest of the business day.
create function reads_person(seeker uuid) returns boolean
  language plpgsql stable parallel safe security definer set search_path = public, pg_temp as $$
begin
  return exists (
    select from registration
    where seeker_id = seeker and service_point_id = any (string_to_array(current_setting('aiwork.points', true), ','))
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
-- Whether the caller may see a half of this person. It returns none of the file's columns.
create function seeker_is_visible(seeker uuid) returns boolean
  language plpgsql stable parallel safe security definer set search_path = public, pg_temp as $$
begin
  case session_user
    when 'national_staff' then
      return is_counselor() and reads_person(seeker);
    when 'national_peer' then
      return exists (select from disclosure_consent where seeker_id = seeker);
    when 'national_self' then
      if seeker is distinct from caller_seeker() then return false; end if;
    when 'national_audit' then null;
    else
      if session_user <> current_user then return false; end if;
  end case;
  return exists (select from national_file where seeker_id = seeker);
end $$;
-- For callers who open a record with a reason, and so may learn that it exists.
create function has_file(seeker uuid) returns boolean
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return exists (select from national_file where seeker_id = seeker);
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
-- The time at which a record first reached one of these states, or was first recorded. It returns only the time.
create function first_change(subject uuid, states text[]) returns timestamptz
  language plpgsql stable parallel safe security definer set search_path = public, pg_temp as $$
begin
  return (
    select min(at) from state_change where subject_id = subject and (states is null or to_state = any (states))
  );
end $$;

-- 求人: the title of a placement's order. Whoever may see the placement may see the title.
create function title_of_order(referral_id uuid) returns text
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return (select title from referral join job_order on job_order.id = job_order_id where referral.id = referral_id);
end $$;

-- 就職件数: only counts of confirmed placements, by service point and month.
create function counted_placements(first_day date, end_day date, as_of timestamptz)
  returns table (service_point_id text, month text, count integer)
  language sql stable security definer rows 100 set search_path = public, pg_temp
begin atomic
  select placement.service_point_id, to_char(placement.hired_on, 'YYYY-MM'), count(*)::int
  from placement
  where placement.hired_on >= first_day and placement.hired_on < end_day and placement.status = 'CONFIRMED'
    and placement.service_point_id is not null and placement.recorded_at <= as_of
  group by 1, 2;
end;

-- down
drop function counted_placements;
drop function title_of_order;
drop function first_change;
drop function consent_terms;
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
