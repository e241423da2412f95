-- up
-- Nobody has rights by default: a later migration grants rights to what it creates.
revoke all on all tables in schema public from public;
revoke all on all sequences in schema public from public;
revoke execute on all functions in schema public from public;
alter default privileges revoke execute on functions from public;

-- Public tables, read-only. Job orders are public by row.
grant select on approved_plan, approved_target, counted_since, reported_placements, service_point, service_point_office,
  staffing, support_case_remark, job_order
  to national_staff, national_peer, national_self, national_joint, national_public, national_report, national_audit;
-- By row. A login without a policy on a table finds it empty, so that one statement serves all logins.
grant select on national_file, national_profile, registration, registration_background, disclosure_consent, consultation,
  consultation_note, negotiation, referral, trial_decision, placement, trial_employment, order_not_accepted,
  access_record, state_change
  to national_staff, national_peer, national_self, national_audit;
grant select on order_not_accepted, state_change to national_joint, national_public, national_report;
grant select on opened_record, linked_file to national_staff;

-- Mutations. Foreign keys are never updated.
grant insert on national_file, national_profile, registration, registration_background, disclosure_consent, consultation,
  consultation_note, negotiation, referral, trial_decision, placement, trial_employment, job_order, order_not_accepted,
  opened_record, state_change to national_staff;
grant update on national_profile, registration_background, job_order to national_staff;
-- For row locks only: no policy allows an update.
grant update (seeker_id) on national_file to national_staff;
grant update (version, number, valid_until, status, desired_occupations, any_occupation, desired_employment_types,
  qualifications) on registration to national_staff;
grant update (version, status, settled_on) on negotiation to national_staff;
grant update (version, status, interview_on, concluded_on, outcome_reason) on referral to national_staff;
grant update (version, status, confirmed_on, void_reason, corrected_month) on placement to national_staff;
grant update (version, starts_on, planned_end_on, plan_due_on, plan_filed_on, status, ended_on, end_reason, converted_on)
  on trial_employment to national_staff;
grant update (withdrawn_at) on disclosure_consent to national_staff, national_self;
grant insert on disclosure_consent to national_self;
grant select, insert, delete, update (act, input_hash, answer, done_at) on idempotency_key
  to national_staff, national_peer, national_self, national_joint;
grant select, insert, update (rows, head, seal, closed_at) on access_chain to national_recorder;
grant insert on access_record to national_recorder;

grant execute on function file_of, ids_of, caller_setting, caller_service_points, caller_seeker, business_today, is_counselor,
  is_everywhere, counted_placements, search_key, bigrams, search_job_orders
  to national_staff, national_peer, national_self, national_joint, national_public, national_report, national_audit;
grant execute on function seeker_is_visible, first_change, title_of_order to national_staff, national_peer, national_self, national_audit;
grant execute on function seeker_is_at_own_service_point, reads_person, has_file, concat_names, search_national_profiles to national_staff;
grant execute on function consented, consent_terms to national_peer;
grant insert, update (kept_id) on linked_file to national_staff;
grant usage on sequence registration_number to national_staff;

-- down
do $$
declare
  login text;
begin
  foreach login in array array['staff', 'peer', 'self', 'joint', 'public', 'report', 'audit', 'recorder'] loop
    execute format('revoke all on all tables in schema public from national_%s', login);
    execute format('revoke all on all functions in schema public from national_%s', login);
  end loop;
end $$;
alter default privileges grant execute on functions to public;
grant execute on all functions in schema public to public;
