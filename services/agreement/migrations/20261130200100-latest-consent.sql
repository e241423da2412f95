-- up
-- Of two consents of one day, the latest is the one that was recorded later.
create or replace function consent_terms(seeker uuid)
  returns table (categories text[], expires_on date, withdrawn_on date)
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select consent.categories, consent.expires_on, (consent.withdrawn_at at time zone 'Asia/Tokyo')::date
  from disclosure_consent as consent where consent.seeker_id = seeker and (session_user = current_user or session_user::text like '%\_peer')
  order by consent.given_on desc, consent.recorded_at desc, consent.id desc;
end;

-- down
create or replace function consent_terms(seeker uuid)
  returns table (categories text[], expires_on date, withdrawn_on date)
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select consent.categories, consent.expires_on, (consent.withdrawn_at at time zone 'Asia/Tokyo')::date
  from disclosure_consent as consent where consent.seeker_id = seeker and (session_user = current_user or session_user::text like '%\_peer')
  order by consent.given_on desc, consent.id desc;
end;
