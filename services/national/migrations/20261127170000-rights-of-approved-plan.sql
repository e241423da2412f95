-- up
-- The national side keeps what it approved and never changes it.
create policy planning_approves on approved_plan for insert to national_joint
  with check ((select caller_setting('role')) = 'national.planning');
create policy planning_approves on approved_target for insert to national_joint
  with check ((select caller_setting('role')) = 'national.planning');
grant insert on approved_plan, approved_target to national_joint;

-- down
revoke insert on approved_plan, approved_target from national_joint;
drop policy planning_approves on approved_target;
drop policy planning_approves on approved_plan;
