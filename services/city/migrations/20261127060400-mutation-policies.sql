-- up
-- City staff write records of persons at their service points; a record opened with a reason is read, not written.
create policy counselor_opens on city_file for insert to city_staff
  with check ((select is_counselor()) and registered_at = any ((select caller_service_points())::text[]));
create policy counselor_changes on city_file for update to city_staff
  using ((select is_counselor()) and registered_at = any ((select caller_service_points())::text[]));
create policy counselor_writes on city_profile for insert to city_staff
  with check ((select is_counselor()) and seeker_is_at_own_service_point(seeker_id));
create policy counselor_changes on city_profile for update to city_staff
  using ((select is_counselor()) and seeker_is_at_own_service_point(seeker_id));
create policy counselor_writes on public_assistance for insert to city_staff
  with check ((select is_counselor()) and seeker_is_at_own_service_point(seeker_id));
create policy counselor_changes on public_assistance for update to city_staff
  using ((select is_counselor()) and seeker_is_at_own_service_point(seeker_id));
create policy counselor_removes on public_assistance for delete to city_staff
  using ((select is_counselor()) and seeker_is_at_own_service_point(seeker_id));
create policy counselor_takes on disclosure_consent for insert to city_staff
  with check ((select is_counselor()) and evidence <> 'ONLINE' and seeker_is_at_own_service_point(seeker_id));
create policy counselor_withdraws on disclosure_consent for update to city_staff
  using ((select is_counselor()) and seeker_is_at_own_service_point(seeker_id));
create policy counselor_opens on opened_record for insert to city_staff with check (
  (select is_counselor()) and opened_to = (select caller_setting('subject'))
    and by_role = (select caller_setting('role')) and opened_on = (select business_today())
);

-- 来所: staff of either party at the service point record a visit of any person.
create policy counselor_records on visit for insert to city_staff with check (
  (select is_counselor()) and service_point_id = any ((select caller_service_points())::text[]) and recorded_by_party = 'CITY'
);
create policy counselor_voids on visit for update to city_staff
  using ((select is_counselor()) and service_point_id = any ((select caller_service_points())::text[]));
create policy guest_records on visit for insert to city_peer
  with check (service_point_id = any ((select caller_service_points())::text[]) and recorded_by_party = 'NATIONAL');
create policy guest_voids on visit for update to city_peer
  using (service_point_id = any ((select caller_service_points())::text[]));

create policy counselor_books on counseling_session for insert to city_staff with check (
  (select is_counselor()) and service_point_id = any ((select caller_service_points())::text[]) and seeker_is_at_own_service_point(seeker_id)
);
create policy counselor_changes on counseling_session for update to city_staff
  using ((select is_counselor()) and seeker_is_at_own_service_point(seeker_id));
create policy counselor_notes on counseling_note for insert to city_staff with check (
  (select is_counselor()) and exists (
    select from counseling_session as session where session.id = session_id and seeker_is_at_own_service_point(session.seeker_id)
  )
);

create policy staff_apply on program_application for insert to city_staff
  with check ((select is_everywhere()) or seeker_is_at_own_service_point(seeker_id));
create policy officer_changes on program_application for update to city_staff using ((select is_everywhere()));
create policy officer_decides on application_decision for insert to city_staff with check ((select is_everywhere()));
create policy officer_changes on application_decision for update to city_staff using ((select is_everywhere()));

create policy staff_open on liaison for insert to city_staff with check (opened_by = 'CITY' and (
  (select is_everywhere()) or service_point_id = any ((select caller_service_points())::text[]) and seeker_is_at_own_service_point(seeker_id)
));
create policy staff_answer on liaison for update to city_staff using ((select is_everywhere())
  or service_point_id = any ((select caller_service_points())::text[]) or seeker_is_at_own_service_point(seeker_id));
create policy staff_name on liaison_department for insert to city_staff with check (
  exists (select from liaison where liaison.id = liaison_id and opened_by = 'CITY')
);
create policy guest_opens on liaison for insert to city_peer
  with check (opened_by = 'NATIONAL' and service_point_id = any ((select caller_service_points())::text[]));
create policy guest_answers on liaison for update to city_peer using (
  service_point_id = any ((select caller_service_points())::text[]) and (opened_by = 'NATIONAL' or addressed_to = 'NATIONAL_SERVICE_POINT')
);
create policy guest_names on liaison_department for insert to city_peer with check (
  exists (select from liaison where liaison.id = liaison_id and opened_by = 'NATIONAL')
);

-- 経過: callers add history under their own role, of what they see.
create policy staff_records on state_change for insert to city_staff with check (
  by_party = 'CITY' and by_role = (select caller_setting('role')) and (sees_subject(subject_id)
    or exists (select from local_job where id = subject_id) or exists (select from support_program where id = subject_id))
);
create policy guest_records on state_change for insert to city_peer with check (
  by_party = 'NATIONAL' and by_role = (select caller_setting('role'))
    and exists (select from liaison where liaison.id = subject_id)
);
create policy counselor_joins on linked_file for insert to city_staff
  with check ((select is_counselor()) and seeker_is_at_own_service_point(kept_id));
create policy counselor_leads_on on linked_file for update to city_staff
  using ((select is_counselor()) and seeker_is_at_own_service_point(kept_id));

-- down
do $$
declare
  kept record;
begin
  for kept in select tablename, policyname from pg_policies where schemaname = 'public' and cmd in ('INSERT', 'UPDATE', 'DELETE')
    and policyname ~ '^(counselor|guest|staff|officer)_' and tablename not in ('local_job', 'support_program') loop
    execute format('drop policy %I on %I', kept.policyname, kept.tablename);
  end loop;
end $$;
