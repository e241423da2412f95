-- up
-- Joint documents: the staff of both parties read them, and only the responsible role writes them.
do $$
declare
  named text;
begin
  foreach named in array array['approval', 'kept_receipt', 'mutual_request', 'given_answer'] loop
    execute format('alter table %I enable row level security', named);
    execute format('alter table %I force row level security', named);
    execute format('create policy owner on %I to current_user using (true) with check (true)', named);
    execute format('create policy staff_of_both on %I for select to national_staff, national_peer, national_joint using (true)', named);
    -- guard: rows-of-national-joint-documents-are-written
    execute format('create policy planning_writes on %I for insert to national_joint
      with check ((select caller_setting(''role'')) = ''national.planning'')', named);
  end loop;
end $$;
-- guard: request-is-changed-by-national-planning
create policy planning_concludes on mutual_request for update to national_joint
  using ((select caller_setting('role')) = 'national.planning');
grant select on approval, kept_receipt, mutual_request, given_answer
  to national_staff, national_peer, national_self, national_joint, national_public, national_report, national_audit;
grant insert on approval, kept_receipt, mutual_request, given_answer to national_joint;
grant update (status, concluded_on) on mutual_request to national_joint;

-- 経過 of a joint document, for callers who see the document, under their own policies.
create function sees_joint_document(joint_document uuid) returns boolean language plpgsql stable parallel safe
  set search_path = public, pg_temp as $$
begin
  return exists (select from mutual_request where id = joint_document);
end $$;
grant execute on function sees_joint_document to national_staff, national_peer, national_joint;
create policy joint_document on state_change for select to national_staff, national_peer, national_joint using (sees_joint_document(subject_id));
create policy planning_records on state_change for insert to national_joint with check (
  by_party = 'NATIONAL' and by_role = (select caller_setting('role')) and by_role = 'national.planning' and sees_joint_document(subject_id)
);
grant insert on state_change to national_joint;

-- down
revoke insert on state_change from national_joint;
drop policy planning_records on state_change;
drop policy joint_document on state_change;
drop function sees_joint_document;
drop policy planning_concludes on mutual_request;
do $$
declare
  named text;
begin
  foreach named in array array['approval', 'kept_receipt', 'mutual_request', 'given_answer'] loop
    execute format('drop policy planning_writes on %I', named);
    execute format('drop policy staff_of_both on %I', named);
    execute format('drop policy owner on %I', named);
    execute format('alter table %I no force row level security', named);
    execute format('alter table %I disable row level security', named);
    execute format('revoke all on %I from national_staff, national_peer, national_self, national_joint, national_public, national_report, national_audit',
      named);
  end loop;
end $$;
