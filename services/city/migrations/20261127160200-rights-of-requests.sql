-- up
-- Joint documents: the staff of both parties read them, the role that keeps them writes them.
do $$
declare
  named text;
begin
  foreach named in array array['approval', 'kept_receipt', 'mutual_request', 'given_answer'] loop
    execute format('alter table %I enable row level security', named);
    execute format('alter table %I force row level security', named);
    execute format('create policy owner on %I to current_user using (true) with check (true)', named);
    execute format('create policy staff_of_both on %I for select to city_staff, city_peer, city_joint using (true)', named);
    -- guard: rows-of-city-joint-documents-are-written
    execute format('create policy secretariat_writes on %I for insert to city_joint
      with check ((select caller_setting(''role'')) = ''city.secretariat'')', named);
  end loop;
end $$;
-- guard: request-is-changed-by-secretariat
create policy secretariat_concludes on mutual_request for update to city_joint
  using ((select caller_setting('role')) = 'city.secretariat');
grant select on approval, kept_receipt, mutual_request, given_answer
  to city_staff, city_peer, city_self, city_joint, city_public, city_report, city_audit;
grant insert on approval, kept_receipt, mutual_request, given_answer to city_joint;
grant update (status, concluded_on) on mutual_request to city_joint;

-- 経過 of a joint document, for callers who see it, under their own policies.
create function sees_joint_document(joint_document uuid) returns boolean language plpgsql stable parallel safe
  set search_path = public, pg_temp as $$
begin
  return exists (select from mutual_request where id = joint_document);
end $$;
grant execute on function sees_joint_document to city_staff, city_peer, city_joint;
create policy joint_document on state_change for select to city_staff, city_peer, city_joint using (sees_joint_document(subject_id));
-- guard: history-of-city-joint-documents-is-written
create policy secretariat_records on state_change for insert to city_joint with check (
  by_party = 'CITY' and by_role = (select caller_setting('role')) and by_role = 'city.secretariat' and sees_joint_document(subject_id)
);
grant insert on state_change to city_joint;

-- down
revoke insert on state_change from city_joint;
drop policy secretariat_records on state_change;
drop policy joint_document on state_change;
drop function sees_joint_document;
drop policy secretariat_concludes on mutual_request;
do $$
declare
  named text;
begin
  foreach named in array array['approval', 'kept_receipt', 'mutual_request', 'given_answer'] loop
    execute format('drop policy secretariat_writes on %I', named);
    execute format('drop policy staff_of_both on %I', named);
    execute format('drop policy owner on %I', named);
    execute format('alter table %I no force row level security', named);
    execute format('alter table %I disable row level security', named);
    execute format('revoke all on %I from city_staff, city_peer, city_self, city_joint, city_public, city_report, city_audit',
      named);
  end loop;
end $$;
