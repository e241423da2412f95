-- up
create trigger stays_as_voided after update on counseling_session for each row
  when (new.status = 'VOIDED') execute function stays_as_voided('status');
create trigger stays_as_voided after update on visit for each row
  when (new.status = 'VOIDED') execute function stays_as_voided(
    'status', 'voided_by_party', 'voided_by_role', 'void_reason', 'voided_at', 'voided_on');
-- guard: notes-of-voided-session-stay
create policy of_standing_session on counseling_note as restrictive for update to city_staff using (
  exists (select from counseling_session as session where session.id = session_id and session.status <> 'VOIDED'));
-- guard: notes-are-added-to-standing-session
create policy adds_to_standing_session on counseling_note as restrictive for insert to city_staff with check (
  exists (select from counseling_session as session where session.id = session_id and session.status <> 'VOIDED'));

-- 訂正: what a record was is kept with the person of the record.
drop policy of_seen_record on profile_revision;
-- guard: revision-is-of-record-of-its-person-at-city
create policy of_record_of_person on profile_revision as restrictive for insert to city_staff with check (
  subject_id is null or exists (
    select from counseling_session as session where session.id = subject_id and session.seeker_id = profile_revision.seeker_id));

-- down
drop policy of_record_of_person on profile_revision;
create policy of_seen_record on profile_revision as restrictive for insert to city_staff
  with check (subject_id is null or sees_subject(subject_id));
drop policy adds_to_standing_session on counseling_note;
drop policy of_standing_session on counseling_note;
drop trigger stays_as_voided on visit;
drop trigger stays_as_voided on counseling_session;
