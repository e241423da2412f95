-- up
-- When a version was proposed, came into force and was replaced by the next one: `asOf` is answered by these columns.
alter table business_plan
  add column id uuid not null default gen_random_uuid() unique,
  add column proposed_at timestamptz,
  add column in_force_from timestamptz,
  add column in_force_until timestamptz;
update business_plan set in_force_from = recorded_at where status in ('IN_FORCE', 'REVISED');
update business_plan set in_force_until = recorded_at where status = 'REVISED';
alter table business_plan
  add constraint in_force_since check ((in_force_from is not null) = (status in ('IN_FORCE', 'REVISED'))),
  add constraint revised_since check ((in_force_until is not null) = (status = 'REVISED'));

-- A version comes into force once both parties have approved it: the city here, the national side by its receipt.
create function require_approved_plan() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  joint_document constant text := 'BusinessPlan:' || new.fiscal_year;
begin
  if not (exists (
    select from approval where (act, subject, version, content_hash)
      = ('approvePlanForCity', joint_document, new.version, new.content_hash)
  ) and exists (
    select from kept_receipt where (act, subject, version, content_hash)
      = ('approvePlanForNational', joint_document, new.version, new.content_hash)
  )) then
    raise check_violation using message = 'a plan is in force when both have approved it', constraint = 'approved_by_both';
  end if;
  return new;
end $$;
create trigger approved_by_both before update on business_plan
  for each row when (new.status = 'IN_FORCE' and old.status <> 'IN_FORCE') execute function require_approved_plan();

create policy secretariat_drafts on business_plan for insert to city_joint
  with check ((select caller_setting('role')) = 'city.secretariat' and status = 'DRAFT');
create policy secretariat_changes on business_plan for update to city_joint
  using ((select caller_setting('role')) = 'city.secretariat');
create policy secretariat_sets on plan_target for insert to city_joint
  with check ((select caller_setting('role')) = 'city.secretariat');
grant insert on business_plan, plan_target to city_joint;
grant update (status, proposed_at, in_force_from, in_force_until) on business_plan to city_joint;
create or replace function sees_joint_document(joint_document uuid) returns boolean language plpgsql stable parallel safe
  set search_path = public, pg_temp as $$
begin
  if exists (select from mutual_request where id = joint_document) then return true; end if;
  return exists (select from business_plan where id = joint_document);
end $$;

-- down
create or replace function sees_joint_document(joint_document uuid) returns boolean language plpgsql stable parallel safe
  set search_path = public, pg_temp as $$
begin
  return exists (select from mutual_request where id = joint_document);
end $$;
revoke insert on business_plan, plan_target from city_joint;
drop policy secretariat_sets on plan_target;
drop policy secretariat_changes on business_plan;
drop policy secretariat_drafts on business_plan;
drop trigger approved_by_both on business_plan;
drop function require_approved_plan;
alter table business_plan
  drop column in_force_until,
  drop column in_force_from,
  drop column proposed_at,
  drop column id;
