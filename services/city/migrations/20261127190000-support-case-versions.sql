-- up
alter table support_case add column record_id uuid not null default gen_random_uuid() unique;
create unique index one_version_published on support_case (id) where status = 'PUBLISHED';

-- A case is published once both parties have approved it: the city here, the national side by its receipt.
create function require_approved_case() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  joint_document constant text := 'SupportCase:' || new.id;
begin
  if not (exists (
    select from approval where (act, subject, version, content_hash)
      = ('approveSupportCaseForCity', joint_document, new.version, new.content_hash)
  ) and exists (
    select from kept_receipt where (act, subject, version, content_hash)
      = ('approveSupportCaseForNational', joint_document, new.version, new.content_hash)
  )) then
    raise check_violation using message = 'a case is published when both have approved it', constraint = 'approved_by_both';
  end if;
  return new;
end $$;
create trigger approved_by_both before update on support_case
  for each row when (new.status = 'PUBLISHED' and old.status <> 'PUBLISHED') execute function require_approved_case();

-- A draft may still name a person: only its service point and the secretariat see it until it is de-identified.
create policy counselor on support_case for select to city_staff
  using ((select is_counselor()) and service_point_id = any ((select caller_service_points())::text[]));
create policy secretariat on support_case for select to city_joint
  using ((select caller_setting('role')) = 'city.secretariat');
create policy between_parties on support_case for select to city_staff, city_peer, city_joint
  using (status in ('DEIDENTIFIED', 'APPROVED'));
create policy counselor_drafts on support_case for insert to city_staff with check (
  (select is_counselor()) and service_point_id = any ((select caller_service_points())::text[]) and status = 'DRAFT'
);
create policy secretariat_drafts on support_case for insert to city_joint
  with check ((select caller_setting('role')) = 'city.secretariat' and status = 'DRAFT');
create policy counselor_deidentifies on support_case for update to city_staff
  using ((select is_counselor()) and service_point_id = any ((select caller_service_points())::text[]))
  with check (status = 'DEIDENTIFIED');
create policy secretariat_changes on support_case for update to city_joint
  using ((select caller_setting('role')) = 'city.secretariat');
grant insert, update (status) on support_case to city_staff, city_joint;
create or replace function sees_joint_document(joint_document uuid) returns boolean language plpgsql stable parallel safe
  set search_path = public, pg_temp as $$
begin
  if exists (select from mutual_request where id = joint_document) then return true; end if;
  if exists (select from council_meeting where id = joint_document) then return true; end if;
  if exists (select from support_case where record_id = joint_document) then return true; end if;
  return exists (select from business_plan where id = joint_document);
end $$;
create policy counselor_records on state_change for insert to city_staff with check (
  by_party = 'CITY' and by_role = (select caller_setting('role'))
    and exists (select from support_case where record_id = subject_id)
);

-- down
drop policy counselor_records on state_change;
create or replace function sees_joint_document(joint_document uuid) returns boolean language plpgsql stable parallel safe
  set search_path = public, pg_temp as $$
begin
  if exists (select from mutual_request where id = joint_document) then return true; end if;
  if exists (select from council_meeting where id = joint_document) then return true; end if;
  return exists (select from business_plan where id = joint_document);
end $$;
revoke insert, update on support_case from city_staff, city_joint;
drop policy secretariat_changes on support_case;
drop policy counselor_deidentifies on support_case;
drop policy secretariat_drafts on support_case;
drop policy counselor_drafts on support_case;
drop policy between_parties on support_case;
drop policy secretariat on support_case;
drop policy counselor on support_case;
drop trigger approved_by_both on support_case;
drop function require_approved_case;
drop index one_version_published;
alter table support_case drop column record_id;
