-- up
create trigger stays_as_voided after update on consultation for each row
  when (new.status = 'VOIDED') execute function stays_as_voided('status');
create trigger stays_as_voided after update on placement for each row
  when (new.status = 'VOIDED') execute function stays_as_voided(
    'status', 'version', 'void_reason', 'corrected_month', 'voided_recorded_at');
create trigger stays_as_voided after update on registration for each row
  when (new.status = 'VOIDED') execute function stays_as_voided('status', 'version', 'ended_on');
-- guard: notes-of-voided-consultation-stay
create policy of_standing_consultation on consultation_note as restrictive for update to national_staff using (
  exists (select from consultation where consultation.id = consultation_id and status = 'HELD'));
-- guard: notes-are-added-to-standing-consultation
create policy adds_to_standing_consultation on consultation_note as restrictive for insert to national_staff with check (
  exists (select from consultation where consultation.id = consultation_id and status = 'HELD'));
grant execute on function is_voided_registration to national_staff;
-- guard: background-of-voided-registration-stays
create policy of_standing_registration on registration_background as restrictive for update to national_staff using (
  not is_voided_registration(registration_id));
-- guard: background-is-added-to-standing-registration
create policy adds_to_standing_registration on registration_background as restrictive for insert to national_staff with check (
  not is_voided_registration(registration_id));

-- 訂正: what a record was is kept with the person of the record.
drop policy of_seen_record on profile_revision;
-- guard: revision-is-of-record-of-its-person-at-national
create policy of_record_of_person on profile_revision as restrictive for insert to national_staff with check (
  subject_id is null
    or exists (select from consultation where id = subject_id and consultation.seeker_id = profile_revision.seeker_id)
    or exists (select from referral where id = subject_id and referral.seeker_id = profile_revision.seeker_id)
    or exists (select from negotiation where id = subject_id and negotiation.seeker_id = profile_revision.seeker_id)
    or exists (select from trial_employment as trial where trial.id = subject_id and trial.seeker_id = profile_revision.seeker_id));

-- down
drop policy of_record_of_person on profile_revision;
create policy of_seen_record on profile_revision as restrictive for insert to national_staff
  with check (subject_id is null or sees_subject(subject_id));
drop policy adds_to_standing_registration on registration_background;
drop policy of_standing_registration on registration_background;
revoke execute on function is_voided_registration from national_staff;
drop policy adds_to_standing_consultation on consultation_note;
drop policy of_standing_consultation on consultation_note;
drop trigger stays_as_voided on registration;
drop trigger stays_as_voided on placement;
drop trigger stays_as_voided on consultation;
