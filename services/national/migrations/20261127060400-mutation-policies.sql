-- up
-- Mutations of national counselors on persons at their service points. A record opened with a reason may be read, not
-- written. A file row only says that it exists; it precedes the registration that assigns the person to a service point.
create policy counselor_opens on national_file for insert to national_staff with check ((select is_counselor()));
create policy counselor_locks on national_file for update to national_staff
  using ((select is_counselor()) and seeker_is_at_own_service_point(seeker_id)) with check (false);
create policy counselor_receives on registration for insert to national_staff
  with check ((select is_counselor())
    and (service_point_id is null or service_point_id = any ((select caller_service_points())::text[])));
create policy counselor_withdraws on disclosure_consent for update to national_staff
  using ((select is_counselor()) and seeker_is_at_own_service_point(seeker_id));
create policy counselor_takes on disclosure_consent for insert to national_staff
  with check ((select is_counselor()) and evidence <> 'ONLINE' and seeker_is_at_own_service_point(seeker_id));
create policy self_gives on disclosure_consent for insert to national_self
  with check (seeker_id = (select caller_seeker()) and evidence = 'ONLINE');
create policy self_withdraws on disclosure_consent for update to national_self using (seeker_id = (select caller_seeker()));
create policy counselor_opens on opened_record for insert to national_staff with check (
  (select is_counselor()) and opened_to = (select caller_setting('subject'))
    and by_role = (select caller_setting('role')) and opened_on = (select business_today())
);

do $$
declare
  named text;
begin
  foreach named in array array['national_profile', 'consultation', 'referral', 'placement', 'trial_employment'] loop
    execute format('create policy counselor_writes on %I for insert to national_staff
      with check ((select is_counselor()) and seeker_is_at_own_service_point(seeker_id))', named);
  end loop;
  foreach named in array array['national_profile', 'registration', 'referral', 'placement', 'trial_employment'] loop
    execute format('create policy counselor_changes on %I for update to national_staff
      using ((select is_counselor()) and seeker_is_at_own_service_point(seeker_id))', named);
  end loop;
end $$;
create policy counselor_writes on registration_background for insert to national_staff with check (
  (select is_counselor()) and exists (select from registration where id = registration_id and seeker_is_at_own_service_point(seeker_id))
);
create policy counselor_changes on registration_background for update to national_staff using (
  (select is_counselor()) and exists (select from registration where id = registration_id and seeker_is_at_own_service_point(seeker_id))
);
create policy counselor_notes on consultation_note for insert to national_staff with check (
  (select is_counselor()) and exists (select from consultation where id = consultation_id and seeker_is_at_own_service_point(seeker_id))
);
create policy counselor_decides on trial_decision for insert to national_staff with check (
  (select is_counselor()) and exists (select from referral where id = referral_id and seeker_is_at_own_service_point(seeker_id))
);

-- 条件緩和の交渉: counselors and order officers. They lock the registration and do not change it.
create policy officer_locks on registration for update to national_staff using ((select is_everywhere())) with check (false);
create policy staff_open on negotiation for insert to national_staff
  with check ((select is_everywhere()) or seeker_is_at_own_service_point(seeker_id));
create policy staff_settle on negotiation for update to national_staff
  using ((select is_everywhere()) or seeker_is_at_own_service_point(seeker_id));

-- 求人: order officers' mutations. A counselor's placement fills an opening.
create policy officer_receives on job_order for insert to national_staff with check ((select is_everywhere()));
create policy staff_change on job_order for update to national_staff using (true)
  with check ((select is_everywhere()) or (select is_counselor()));
create policy officer_refuses on order_not_accepted for insert to national_staff with check ((select is_everywhere()));

-- 経過: in the caller's own name, for records that the caller sees; for a registration, by a counselor of its service point.
create policy staff_record on state_change for insert to national_staff with check (
  by_party = 'NATIONAL' and by_role = (select caller_setting('role')) and (
    sees_subject(subject_id) or exists (select from job_order where id = subject_id)
      or exists (select from registration where id = subject_id)
  )
);
create policy counselor_joins on linked_file for insert to national_staff
  with check ((select is_counselor()) and seeker_is_at_own_service_point(kept_id));
create policy counselor_leads_on on linked_file for update to national_staff
  using ((select is_counselor()) and seeker_is_at_own_service_point(kept_id));

-- down
do $$
declare
  kept record;
begin
  for kept in select tablename, policyname from pg_policies
    where schemaname = 'public' and cmd in ('INSERT', 'UPDATE') and policyname ~ '^(counselor|self|staff|officer)_' loop
    execute format('drop policy %I on %I', kept.policyname, kept.tablename);
  end loop;
end $$;
