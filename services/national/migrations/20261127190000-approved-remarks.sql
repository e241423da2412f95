-- up
-- 所感: readable only by the two parties until the national side has approved the case; never changed after that.
alter table support_case_remark add column is_approved boolean not null default false;
update support_case_remark set is_approved = true;
drop policy everybody on support_case_remark;
create policy approved on support_case_remark for select
  to national_staff, national_peer, national_self, national_joint, national_public, national_report, national_audit using (is_approved);
create policy staff_of_both on support_case_remark for select to national_staff, national_peer, national_joint using (true);
create policy counselor_remarks on support_case_remark for insert to national_staff
  with check ((select is_counselor()) and not is_approved);
create policy planning_remarks on support_case_remark for insert to national_joint
  with check ((select caller_setting('role')) = 'national.planning' and not is_approved);
create policy counselor_revises on support_case_remark for update to national_staff
  using ((select is_counselor()) and not is_approved);
create policy planning_approves on support_case_remark for update to national_joint
  using ((select caller_setting('role')) = 'national.planning');
grant insert on support_case_remark to national_staff, national_joint;
grant update (remarks) on support_case_remark to national_staff;
grant update (remarks, is_approved) on support_case_remark to national_joint;

-- down
revoke insert, update on support_case_remark from national_staff, national_joint;
drop policy planning_approves on support_case_remark;
drop policy counselor_revises on support_case_remark;
drop policy planning_remarks on support_case_remark;
drop policy counselor_remarks on support_case_remark;
drop policy staff_of_both on support_case_remark;
drop policy approved on support_case_remark;
create policy everybody on support_case_remark for select using (true);
alter table support_case_remark drop column is_approved;
