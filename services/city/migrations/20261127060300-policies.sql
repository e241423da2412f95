-- up
-- Whether the caller sees the record or joint document that a history belongs to. It is not SECURITY DEFINER, so the
-- caller's own policies apply. One plan is begun at a time.
create function sees_subject(subject uuid) returns boolean language plpgsql stable parallel safe
  set search_path = public, pg_temp as $$
begin
  if exists (select from counseling_session where id = subject) then return true; end if;
  if exists (select from program_application where id = subject) then return true; end if;
  if exists (select from liaison where id = subject) then return true; end if;
  return exists (select from city_file where seeker_id = subject);
end $$;
grant execute on function sees_subject to city_staff, city_self;

-- Public tables.
do $$
declare
  named text;
begin
  for named in select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') loop
    execute format('alter table %I enable row level security', named);
    execute format('alter table %I force row level security', named);
    -- Migrations, loaders, and the programs that verify and disclose.
    execute format('create policy owner on %I to current_user using (true) with check (true)', named);
  end loop;
  foreach named in array array[
    'agreement', 'article', 'counted_since', 'operating_council', 'reported_users', 'service_point', 'staffing'
  ] loop
    execute format('create policy everybody on %I for select using (true)', named);
  end loop;
end $$;

-- Joint documents. Only the two parties see a plan that is not agreed; only the city sees a draft.
create policy staff_of_both on business_plan for select to city_staff, city_peer, city_joint using (true);
create policy agreed on business_plan for select to city_self, city_public, city_report, city_audit
  using (status in ('IN_FORCE', 'REVISED'));
create policy of_plan on plan_target for select
  to city_staff, city_peer, city_joint, city_self, city_public, city_report, city_audit
  using (exists (select from business_plan as plan
    where (plan.fiscal_year, plan.version) = (plan_target.fiscal_year, plan_target.version)));
create policy published on support_case for select
  to city_staff, city_peer, city_joint, city_self, city_public, city_report, city_audit using (status = 'PUBLISHED');
create policy published on local_job for select to city_peer, city_joint, city_self, city_public, city_report, city_audit
  using (status not in ('DRAFT', 'WITHDRAWN'));
create policy published on support_program for select
  to city_peer, city_joint, city_self, city_public, city_report, city_audit using (status <> 'DRAFT');
create policy secretariat on local_job for select to city_joint using ((select caller_setting('party')) = 'CITY');
create policy secretariat on support_program for select to city_joint using ((select caller_setting('party')) = 'CITY');
create policy staff on local_job for select to city_staff using (true);
create policy staff on support_program for select to city_staff using (true);
create policy officer_drafts on local_job for insert to city_staff
  with check ((select caller_setting('role')) = 'city.program_officer');
create policy officer_changes on local_job for update to city_staff
  using ((select caller_setting('role')) = 'city.program_officer');
create policy officer_drafts on support_program for insert to city_staff
  with check ((select caller_setting('role')) = 'city.program_officer');
-- For the row lock that an application takes.
create policy staff_locks on support_program for update to city_staff using (true)
  with check ((select caller_setting('role')) = 'city.program_officer');

-- The person reads their own records, but not the counselors' notes.
create policy self on city_file for select to city_self using (seeker_id = (select caller_seeker()));
create policy self on city_profile for select to city_self using (seeker_id = (select caller_seeker()));
create policy self on public_assistance for select to city_self using (seeker_id = (select caller_seeker()));
create policy self on disclosure_consent for select to city_self using (seeker_id = (select caller_seeker()));
create policy self on visit for select to city_self using (seeker_id = (select caller_seeker()));
create policy self on counseling_session for select to city_self using (seeker_id = (select caller_seeker()));
create policy self on program_application for select to city_self using (seeker_id = (select caller_seeker()));
create policy self on liaison for select to city_self using (seeker_id = any ((select ids_of(caller_seeker()))::uuid[]));
create policy self on access_record for select to city_self using (seeker_id = any ((select ids_of(caller_seeker()))::uuid[]));
create policy self_gives on disclosure_consent for insert to city_self
  with check (seeker_id = (select caller_seeker()) and evidence = 'ONLINE');
create policy self_withdraws on disclosure_consent for update to city_self using (seeker_id = (select caller_seeker()));

-- City staff: counselors read the records of persons at their service points and of those opened with a reason.
create policy staff on city_file for select to city_staff
  using ((select is_counselor()) and (registered_at = any ((select caller_service_points())::text[])
    or reads_person(seeker_id)));
create policy staff on city_profile for select to city_staff
  using ((select is_counselor()) and reads_person(seeker_id));
create policy staff on public_assistance for select to city_staff
  using ((select is_counselor()) and reads_person(seeker_id));
create policy staff on disclosure_consent for select to city_staff
  using ((select is_counselor()) and reads_person(seeker_id));
create policy staff on access_record for select to city_staff
  using ((select is_counselor()) and reads_person(seeker_id));
create policy staff on visit for select to city_staff
  using ((select is_counselor()) and (service_point_id = any ((select caller_service_points())::text[])
    or reads_person(seeker_id)));
create policy staff on counseling_session for select to city_staff
  using ((select is_counselor()) and (service_point_id = any ((select caller_service_points())::text[])
    or reads_person(seeker_id)));
create policy staff on program_application for select to city_staff
  using ((select is_everywhere()) or reads_person(seeker_id));
create policy staff on liaison for select to city_staff using ((select is_everywhere())
  or service_point_id = any ((select caller_service_points())::text[]) or reads_person(seeker_id));
create policy staff on opened_record for select to city_staff using (opened_to = (select caller_setting('subject')));
-- Visible together with the record they belong to.
create policy staff on counseling_note for select to city_staff
  using (exists (select from counseling_session as session where session.id = session_id));
create policy with_application on application_decision for select to city_staff, city_self
  using (exists (select from program_application as application where application.id = application_id));
create policy with_liaison on liaison_department for select to city_staff, city_self
  using (exists (select from liaison where liaison.id = liaison_id));

-- National staff: as guests at their service point, otherwise under the person's consent. A department may reveal
-- public assistance.
create policy peer on city_file for select to city_peer using (consented(seeker_id, 'CITY_PROFILE'));
create policy peer on city_profile for select to city_peer using (consented(seeker_id, 'CITY_PROFILE'));
create policy peer on counseling_session for select to city_peer using (consented(seeker_id, 'COUNSELING_SUMMARY'));
create policy peer on program_application for select to city_peer using (consented(seeker_id, 'PROGRAM_APPLICATION'));
create policy guest on visit for select to city_peer
  using (service_point_id = any ((select caller_service_points())::text[]));
create policy guest on liaison for select to city_peer using (consented(seeker_id, 'LIAISON')
  or service_point_id = any ((select caller_service_points())::text[]) and (opened_by = 'NATIONAL' or addressed_to = 'NATIONAL_SERVICE_POINT'));
create policy own_words on liaison_department for select to city_peer
  using (exists (select from liaison where liaison.id = liaison_id and opened_by = 'NATIONAL'));

create policy auditor on access_record for select to city_audit using (true);
create policy recorder on access_chain to city_recorder using (true) with check (true);
create policy recorder on access_record for insert to city_recorder with check (true);
create policy own on idempotency_key to city_staff, city_peer, city_self, city_joint
  using (caller = (select caller_setting('subject')) or done_at < now() - interval '30 days')
  with check (caller = (select caller_setting('subject')));

-- Histories, visible together with the record they belong to.
create policy staff on state_change for select to city_staff using (sees_subject(subject_id)
  or exists (select from local_job where id = subject_id) or exists (select from support_program where id = subject_id));
create policy self on state_change for select to city_self using (sees_subject(subject_id));
create policy guest on state_change for select to city_peer
  using (exists (select from liaison where liaison.id = subject_id));
create policy secretariat on state_change for select to city_joint using ((select caller_setting('party')) = 'CITY'
  and (exists (select from local_job where id = subject_id) or exists (select from support_program where id = subject_id)));
-- 名寄せ: which of two linked ids is the kept one.
create policy counselor on linked_file for select to city_staff
  using ((select is_counselor()) and (seeker_is_at_own_service_point(duplicate_id) or seeker_is_at_own_service_point(kept_id)));

-- down
do $$
declare
  kept record;
begin
  for kept in select tablename, policyname from pg_policies where schemaname = 'public' loop
    execute format('drop policy %I on %I', kept.policyname, kept.tablename);
  end loop;
  for kept in select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') loop
    execute format('alter table %I no force row level security', kept.relname);
    execute format('alter table %I disable row level security', kept.relname);
  end loop;
end $$;
drop function sees_subject;
