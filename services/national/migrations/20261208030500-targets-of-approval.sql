-- up
-- 事業計画: what the national side approved is stored with its approval, and its targets with it.
-- guard: plan-is-stored-as-approved
create policy as_approved on approved_plan as restrictive for insert to national_joint with check (exists (
  select from approval where approval.act = 'approvePlanForNational'
    and approval.subject = 'BusinessPlan:' || approved_plan.fiscal_year
    and approval.version = approved_plan.version and approval.content_hash = approved_plan.content_hash));
-- guard: targets-are-stored-with-their-plan
create policy with_plan on approved_target as restrictive for insert to national_joint with check (exists (
  select from approved_plan as plan
  where (plan.fiscal_year, plan.version) = (approved_target.fiscal_year, approved_target.version)
    and plan.recorded_at = now()));

-- down
drop policy with_plan on approved_target;
drop policy as_approved on approved_plan;
