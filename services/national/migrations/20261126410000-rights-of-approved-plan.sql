-- up
-- The nation keeps what it approved, and changes nothing of it afterwards.
create policy planning_approves on approved_plan for insert to nat_joint
  with check ((select caller_setting('role')) = 'nation.planning');
create policy planning_approves on approved_target for insert to nat_joint
  with check ((select caller_setting('role')) = 'nation.planning');
grant insert on approved_plan, approved_target to nat_joint;

-- down
revoke insert on approved_plan, approved_target from nat_joint;
drop policy planning_approves on approved_target;
drop policy planning_approves on approved_plan;
