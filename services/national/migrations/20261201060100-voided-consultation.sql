-- up
-- 取消し: a consultation that was recorded by mistake, for example with another person. Only national staff still see it.
alter table consultation add column status text not null default 'HELD' check (status in ('HELD', 'VOIDED'));
grant update (status) on consultation to national_staff;
-- guard: consultation-is-voided-at-own-service-point
create policy counselor_voids on consultation for update to national_staff
  using ((select is_counselor()) and seeker_is_at_own_service_point(seeker_id));
drop policy self on consultation;
-- guard: voided-consultation-is-not-persons
create policy self on consultation for select to national_self
  using (seeker_id = (select caller_seeker()) and status = 'HELD');
drop policy peer on consultation;
-- guard: voided-consultation-is-hidden-from-other-party
create policy peer on consultation for select to national_peer
  using (status = 'HELD' and consented(seeker_id, 'CONSULTATION_SUMMARY'));
-- The history of a consultation is visible with it.
create or replace function sees_subject(subject uuid) returns boolean language plpgsql stable parallel safe cost 4000
  set search_path = public, pg_temp as $$
begin
  if exists (select from referral where id = subject) then return true; end if;
  if exists (select from placement where id = subject) then return true; end if;
  if exists (select from negotiation where id = subject) then return true; end if;
  if exists (select from consultation where id = subject) then return true; end if;
  return exists (select from trial_employment where id = subject);
end $$;

-- Only national staff see the history of a consultation.
drop policy of_person on state_change;
-- guard: history-of-consultation-is-national-staffs
create policy of_person on state_change for select to national_self, national_peer
  using ((sees_subject(subject_id) or exists (select from registration where id = subject_id))
    and not exists (select from consultation where id = subject_id));

-- down
drop policy of_person on state_change;
create policy of_person on state_change for select to national_self, national_peer
  using (sees_subject(subject_id) or exists (select from registration where id = subject_id));
create or replace function sees_subject(subject uuid) returns boolean language plpgsql stable parallel safe cost 4000
  set search_path = public, pg_temp as $$
begin
  if exists (select from referral where id = subject) then return true; end if;
  if exists (select from placement where id = subject) then return true; end if;
  if exists (select from negotiation where id = subject) then return true; end if;
  return exists (select from trial_employment where id = subject);
end $$;
drop policy peer on consultation;
create policy peer on consultation for select to national_peer using (consented(seeker_id, 'CONSULTATION_SUMMARY'));
drop policy self on consultation;
create policy self on consultation for select to national_self using (seeker_id = (select caller_seeker()));
drop policy counselor_voids on consultation;
revoke update (status) on consultation from national_staff;
alter table consultation drop column status;
