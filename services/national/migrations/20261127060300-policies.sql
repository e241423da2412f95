-- up
-- Whether the caller may see the record that a state change belongs to. It is no security definer: the caller's own
-- policies apply.
create function sees_subject(subject uuid) returns boolean language plpgsql stable parallel safe
  set search_path = public, pg_temp as $$
begin
  if exists (select from referral where id = subject) then return true; end if;
  if exists (select from placement where id = subject) then return true; end if;
  if exists (select from negotiation where id = subject) then return true; end if;
  return exists (select from trial_employment where id = subject);
end $$;
grant execute on function sees_subject to national_staff, national_peer, national_self;

do $$
declare
  named text;
begin
  for named in select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') loop
    execute format('alter table %I enable row level security', named);
    execute format('alter table %I force row level security', named);
    -- Migrations, data loaders, and the programs for verification and disclosure.
    execute format('create policy owner on %I to current_user using (true) with check (true)', named);
  end loop;
  -- Public tables.
  foreach named in array array['approved_plan', 'approved_target', 'counted_since', 'reported_placements', 'service_point',
    'service_point_office', 'staffing', 'support_case_remark'] loop
    execute format('create policy everybody on %I for select using (true)', named);
  end loop;
  -- The person: their own rows, except officers' notes.
  foreach named in array array['national_file', 'national_profile', 'registration', 'disclosure_consent', 'consultation',
    'negotiation', 'referral', 'placement', 'trial_employment'] loop
    execute format('create policy self on %I for select
    to national_self using (seeker_id = (select caller_seeker()))', named);
  end loop;
  -- National counselors: persons at their service points, and persons opened to them with a reason.
  foreach named in array array['national_file', 'national_profile', 'disclosure_consent', 'access_record'] loop
    execute format('create policy counselor on %I for select to national_staff
      using ((select is_counselor()) and reads_person(seeker_id))', named);
  end loop;
  -- They also see the rows that belong to their service point, whichever service point the person is at now.
  foreach named in array array['registration', 'consultation', 'referral', 'placement'] loop
    execute format('create policy counselor on %I for select to national_staff using ((select is_counselor())
      and (service_point_id = any ((select caller_service_points())::text[]) or reads_person(seeker_id)))', named);
  end loop;
end $$;

create policy self on access_record for select to national_self
  using (seeker_id = any ((select ids_of(caller_seeker()))::uuid[]));
-- 求人: national staff see all orders, city staff and job seekers the accepted ones, anybody the open ones.
create policy staff on job_order for select to national_staff using (true);
create policy planning on job_order for select to national_joint using ((select caller_setting('party')) = 'NATIONAL');
create policy accepted on job_order for select to national_peer, national_self, national_joint
  using (status not in ('RECEIVED', 'NOT_ACCEPTED'));
create policy open on job_order for select to national_public, national_report, national_audit
  using (disclosure <> 'REGISTERED_SEEKERS_ONLY' and status = 'OPEN' and refer_until >= (select business_today()));
create policy staff on order_not_accepted for select to national_staff using (true);

-- 求人担当: negotiations and the registrations that they are for, but none of the person's own data.
create policy officer on registration for select to national_staff using ((select is_everywhere()));
create policy staff on negotiation for select to national_staff using ((select is_everywhere()) or reads_person(seeker_id));
-- Visible with their parent row.
create policy counselor on trial_employment for select to national_staff using (
  (select is_counselor()) and exists (select from placement where placement.id = placement_id)
);
create policy counselor on registration_background for select to national_staff using (
  (select is_counselor()) and exists (select from registration where registration.id = registration_id)
);
create policy with_registration on registration_background for select to national_self, national_peer
  using (exists (select from registration where registration.id = registration_id));
create policy counselor on consultation_note for select to national_staff
  using (exists (select from consultation where consultation.id = consultation_id));
create policy with_referral on trial_decision for select to national_staff, national_self
  using (exists (select from referral where referral.id = referral_id));
create policy own on opened_record for select to national_staff using (opened_to = (select caller_setting('subject')));

-- City counselors, with the person's consent.
create policy peer on national_file for select to national_peer using (seeker_is_visible(seeker_id));
create policy peer on national_profile for select to national_peer using (consented(seeker_id, 'NATIONAL_PROFILE'));
create policy peer on registration for select to national_peer using (consented(seeker_id, 'REGISTRATION'));
create policy peer on consultation for select to national_peer using (consented(seeker_id, 'CONSULTATION_SUMMARY'));
create policy peer on negotiation for select to national_peer using (consented(seeker_id, 'REFERRAL_STATUS'));
create policy peer on referral for select to national_peer using (consented(seeker_id, 'REFERRAL_STATUS'));
create policy peer on placement for select to national_peer using (consented(seeker_id, 'PLACEMENT'));
create policy peer on trial_employment for select to national_peer using (consented(seeker_id, 'PLACEMENT'));

create policy auditor on national_file for select to national_audit using (true);
create policy auditor on access_record for select to national_audit using (true);
create policy recorder on access_chain to national_recorder using (true) with check (true);
create policy recorder on access_record for insert to national_recorder with check (true);
create policy own on idempotency_key to national_staff, national_peer, national_self, national_joint
  using (caller = (select caller_setting('subject')) or done_at < now() - interval '30 days')
  with check (caller = (select caller_setting('subject')));

-- A history is visible with its record, except: order officers do not see a registration's, and nobody else sees an order's.
create policy staff on state_change for select to national_staff using (
  sees_subject(subject_id) or exists (select from job_order where id = subject_id)
    or (select is_counselor()) and exists (select from registration where id = subject_id)
);
create policy of_person on state_change for select to national_self, national_peer
  using (sees_subject(subject_id) or exists (select from registration where id = subject_id));
-- 名寄せ: which ids belong to one person, for persons that the caller may see.
create policy counselor on linked_file for select to national_staff
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
