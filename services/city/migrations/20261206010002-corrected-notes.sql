-- up
-- 訂正: the notes of a session that was held; the login may already write the session's other columns.
grant update (notes) on counseling_note to city_staff;
-- guard: notes-of-session-are-corrected-at-own-service-point
create policy counselor_corrects on counseling_note for update to city_staff using (
  (select is_counselor()) and exists (
    select from counseling_session as session
    where session.id = session_id and seeker_is_at_own_service_point(session.seeker_id)
  )
);

-- 匿名化: what a session was goes with its file, under whichever of a person's ids it was corrected.
create function erase_corrections() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  -- guard: what-session-was-is-erased
  update profile_revision set before = null, reason = null
    where subject_id in (select id from counseling_session where seeker_id = new.seeker_id);
  return null;
end $$;
create trigger erase_corrections after update of anonymized on city_profile
  for each row when (new.anonymized) execute function erase_corrections();

-- down
drop trigger erase_corrections on city_profile;
drop function erase_corrections;
drop policy counselor_corrects on counseling_note;
revoke update (notes) on counseling_note from city_staff;
