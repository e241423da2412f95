-- up
-- 数値目標: for any indicator (指標) of the list. The hash of a draft is of its text; of what has been proposed, it stays the one
-- that its receipts state.
alter table plan_target drop constraint plan_target_measure_check;
alter table plan_target rename column measure to indicator;
update plan_target set indicator = 'PLACED_PERSONS' where indicator = 'PLACEMENTS';
update business_plan as plan set content_hash = (
    select encode(sha256(convert_to(plan.fiscal_year || ' ' || plan.version || E'\n'
      || string_agg(target, E'\n' order by target collate "C"), 'UTF8')), 'hex')
    from (
      select service_point_id || ' ' || indicator || ' ' || value as target from plan_target
      where (fiscal_year, version) = (plan.fiscal_year, plan.version)
    ) as targets
  )
  where status = 'DRAFT' and exists (
    select from plan_target where (fiscal_year, version) = (plan.fiscal_year, plan.version));

-- 報告値: results of any indicator.
alter table reported_users rename to reported_result;
alter table reported_result add column indicator text not null default 'USERS';
alter table reported_result alter column indicator drop default,
  drop constraint reported_users_pkey,
  add constraint reported_result_pkey primary key (indicator, service_point_id, from_month, through_month);

-- 最初の記録: from when there is anything to report.
create function first_record() returns timestamptz
  language sql stable parallel safe security definer set search_path = public, pg_temp
  return least((select min(recorded_at) from business_plan), (select min(recorded_at) from reported_result),
    (select min(recorded_at) from counted_since));
revoke execute on function first_record from public;
grant execute on function first_record to city_staff, city_peer, city_self, city_joint, city_public, city_report, city_audit;

-- down
drop function first_record;
delete from reported_result where indicator <> 'USERS';
alter table reported_result drop constraint reported_result_pkey,
  add constraint reported_users_pkey primary key (service_point_id, from_month, through_month);
alter table reported_result drop column indicator;
alter table reported_result rename to reported_users;
delete from plan_target where indicator not in ('USERS', 'PLACED_PERSONS');
update plan_target set indicator = 'PLACEMENTS' where indicator = 'PLACED_PERSONS';
alter table plan_target rename column indicator to measure;
alter table plan_target add constraint plan_target_measure_check check (measure in ('USERS', 'PLACEMENTS'));
