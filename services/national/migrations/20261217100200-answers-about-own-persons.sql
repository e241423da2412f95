-- up
-- Functions that look past the policies answer whoever deals with the person.
-- 緊急閲覧: whether a person has ever given a consent is the trigger's to ask, which lets nobody open another record.
revoke execute on function has_file from national_peer;
-- guard: other-party-opens-records-in-own-name-national
alter policy peer_opens on opened_record with check (
  opened_to = (select caller_setting('subject')) and by_role = (select caller_setting('role'))
    and coalesce(by_name, caller_setting('name')) is not distinct from (select caller_setting('name'))
    and opened_on = (select business_today())
);

create or replace function seeker_was_last_at(seeker uuid, points text[]) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  -- guard: own-service-points-alone-learn-whom-they-served-last-at-national
  if session_user <> current_user and not points <@ caller_service_points() then return false; end if;
  return coalesce(last_service_point(seeker) = any (points), false);
end $$;
create or replace function seeker_may_be_received(seeker uuid, points text[]) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  -- guard: who-may-be-received-is-told-to-counselors
  if session_user <> current_user and not is_counselor() then return false; end if;
  -- guard: person-of-voided-registration-is-received-anew
  return not exists (select from registration where seeker_id = seeker and status <> 'VOIDED') or seeker_was_last_at(seeker, points);
end $$;

-- down
create or replace function seeker_may_be_received(seeker uuid, points text[]) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  return not exists (select from registration where seeker_id = seeker and status <> 'VOIDED') or seeker_was_last_at(seeker, points);
end $$;
create or replace function seeker_was_last_at(seeker uuid, points text[]) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  return coalesce(last_service_point(seeker) = any (points), false);
end $$;
alter policy peer_opens on opened_record with check (
  opened_to = (select caller_setting('subject')) and by_role = (select caller_setting('role'))
    and coalesce(by_name, caller_setting('name')) is not distinct from (select caller_setting('name'))
    and opened_on = (select business_today()) and has_file(seeker_id)
);
grant execute on function has_file to national_peer;
