-- up
-- 緊急閲覧: the other party's staff open the record of a person who has given a consent, elsewhere than where the person is
-- served.
grant execute on function consent_terms, has_file to national_peer;
grant select, insert (seeker_id, opened_to, by_role, by_name, opened_on, reason) on opened_record to national_peer;
create policy peer on opened_record for select to national_peer using (opened_to = (select caller_setting('subject')));
create policy peer_opens on opened_record for insert to national_peer with check (
  opened_to = (select caller_setting('subject')) and by_role = (select caller_setting('role'))
    and coalesce(by_name, caller_setting('name')) is not distinct from (select caller_setting('name'))
    and opened_on = (select business_today()) and has_file(seeker_id)
);
create or replace function has_file(seeker uuid) returns boolean
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  -- guard: other-party-opens-records-of-persons-who-consented-national
  if session_user::text like '%\_peer' then
    return exists (select from disclosure_consent where seeker_id = seeker);
  end if;
  return exists (select from national_file where seeker_id = seeker);
end $$;
create or replace function seeker_is_visible(seeker uuid) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  case session_user
    when 'national_staff' then
      return is_counselor() and reads_person(seeker);
    when 'national_peer' then
      -- guard: other-party-knows-of-persons-it-serves-national
      return exists (select from disclosure_consent where seeker_id = seeker) and peer_may_read(seeker);
    when 'national_self' then
      if seeker is distinct from caller_seeker() then return false; end if;
    when 'national_audit' then null;
    else
      if session_user <> current_user then return false; end if;
  end case;
  return exists (select from national_file where seeker_id = seeker);
end $$;

-- down
create or replace function seeker_is_visible(seeker uuid) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
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
create or replace function has_file(seeker uuid) returns boolean
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return exists (select from national_file where seeker_id = seeker);
end $$;
drop policy peer_opens on opened_record;
drop policy peer on opened_record;
revoke all on opened_record from national_peer;
revoke execute on function has_file from national_peer;
