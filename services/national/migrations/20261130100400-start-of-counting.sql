-- up
-- 数値目標: at most 9,999,999, so that the total over two hundred service points fits 32 bits.
alter table approved_target add constraint target_within_bound check (value <= 9999999) not valid;

-- 集計の開始: the national side's act, for its own rule.
create policy planning_starts_counting on counted_since for insert to national_joint
  with check ((select caller_setting('role')) = 'national.planning' and rule = 'PLACEMENT_CASES');
grant insert (rule, since, by_role, by_name) on counted_since to national_joint;

-- down
revoke insert (rule, since, by_role, by_name) on counted_since from national_joint;
drop policy planning_starts_counting on counted_since;
alter table approved_target drop constraint target_within_bound;
