-- up
-- 経過の日: the day on which a referral came to stand as it does; null for those recorded before the column.
alter table referral add column status_on date check (status_on >= issued_on),
  -- guard: database-keeps-result-after-interview
  add constraint result_after_interview check (
    status not in ('INTERVIEWED', 'HIRED', 'NOT_HIRED', 'NO_SHOW') or interview_on <= status_on
  );
grant select (status_on) on referral to national_staff, national_peer, national_self, national_audit;
grant update (status_on) on referral to national_staff;

-- 訂正: the day, the length, the summary and the notes of a consultation.
grant update (held_on, minutes, summary) on consultation to national_staff;
grant update (notes) on consultation_note to national_staff;
-- guard: notes-of-consultation-are-corrected-at-own-service-point
create policy counselor_corrects on consultation_note for update to national_staff using (
  (select is_counselor()) and exists (
    select from consultation where id = consultation_id and seeker_is_at_own_service_point(seeker_id)
  )
);

-- down
drop policy counselor_corrects on consultation_note;
revoke update (notes) on consultation_note from national_staff;
revoke update (held_on, minutes, summary) on consultation from national_staff;
alter table referral drop constraint result_after_interview, drop column status_on;
