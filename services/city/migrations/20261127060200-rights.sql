-- up
-- Nobody has any right by default: a later migration grants the rights on what it creates.
revoke all on all tables in schema public from public;
revoke all on all sequences in schema public from public;
revoke execute on all functions in schema public from public;
alter default privileges revoke execute on functions from public;

-- Public tables, which are only read.
grant select on agreement, article, counted_since, operating_council, reported_users, service_point, staffing
  to city_staff, city_peer, city_self, city_joint, city_public, city_report, city_audit;
-- Public row by row.
grant select on business_plan, plan_target, support_case, local_job, support_program
  to city_staff, city_peer, city_self, city_joint, city_public, city_report, city_audit;
-- Row by row. A login without a policy on a table finds it empty, so that one statement serves all logins.
grant select on city_file, city_profile, public_assistance, disclosure_consent, visit, counseling_session,
  counseling_note, program_application, application_decision, liaison, liaison_department, access_record, state_change
  to city_staff, city_peer, city_self, city_audit;
grant select on state_change to city_joint;
grant select on opened_record, linked_file to city_staff;

-- Mutations. No mutation moves a row to another person.
grant insert on city_file, city_profile, public_assistance, disclosure_consent, visit, counseling_session,
  counseling_note, program_application, application_decision, liaison, liaison_department, opened_record, state_change,
  local_job, support_program to city_staff;
grant update on city_profile, application_decision, local_job, support_program to city_staff;
grant update (status, registered_at) on city_file to city_staff;
grant update (received) on public_assistance to city_staff;
grant update (status, voided_at, voided_by_party, voided_by_role, void_reason) on visit
    to city_staff, city_peer;
grant update (status, day, booked_for, held_on, minutes, themes, by_role, by_name, summary, next_action_text,
  next_action_owner, next_action_due_on) on counseling_session to city_staff;
grant update (version, status, submitted_on, decided_on) on program_application to city_staff;
grant update (version, status, answered_on, answer, outcome) on liaison to city_staff, city_peer;
grant update (withdrawn_at) on disclosure_consent to city_staff, city_self;
grant delete on public_assistance to city_staff;
grant insert on visit, liaison, liaison_department, state_change to city_peer;
grant insert on disclosure_consent to city_self;
grant select, insert, delete, update (act, input_hash, answer, done_at) on idempotency_key
  to city_staff, city_peer, city_self, city_joint;
grant select, insert, update (rows, head, seal, closed_at) on access_chain to city_recorder;
grant insert on access_record to city_recorder;

grant execute on function file_of, ids_of, caller_setting, caller_service_points, caller_seeker, business_today, is_counselor, is_everywhere
  to city_staff, city_peer, city_self, city_joint, city_public, city_report, city_audit;
grant execute on function counted_users, search_key, bigrams, search_local_jobs, search_support_programs
  to city_staff, city_peer, city_self, city_joint, city_public, city_report, city_audit;
grant execute on function seeker_is_visible, first_change, closings_of to city_staff, city_peer, city_self, city_audit;
grant execute on function seeker_is_at_own_service_point, reads_person, has_file, lock_file, concat_names, search_city_profiles
    to city_staff;
grant execute on function consented, consent_terms to city_peer;
grant insert, update (kept_id) on linked_file to city_staff;

-- down
do $$
declare
  login text;
begin
  foreach login in array array['staff', 'peer', 'self', 'joint', 'public', 'report', 'audit', 'recorder'] loop
    execute format('revoke all on all tables in schema public from city_%s', login);
    execute format('revoke all on all functions in schema public from city_%s', login);
  end loop;
end $$;
alter default privileges grant execute on functions to public;
grant execute on all functions in schema public to public;
