-- up
-- 数値目標: the national side keeps the targets of its own indicators (指標).
alter table approved_target add column indicator text not null default 'PLACED_PERSONS';
alter table approved_target alter column indicator drop default,
  drop constraint approved_target_pkey,
  add constraint approved_target_pkey primary key (fiscal_year, version, service_point_id, indicator);

-- 報告値: results of any indicator.
alter table reported_placements rename to reported_result;
alter table reported_result add column indicator text not null default 'PLACED_PERSONS';
alter table reported_result alter column indicator drop default,
  drop constraint reported_placements_pkey,
  add constraint reported_result_pkey primary key (indicator, service_point_id, from_month, through_month);

-- 最初の記録: from when there is anything to report.
create function first_record() returns timestamptz
  language sql stable parallel safe security definer set search_path = public, pg_temp
  return least((select min(recorded_at) from approved_plan), (select min(recorded_at) from reported_result),
    (select min(recorded_at) from counted_since));
revoke execute on function first_record from public;
grant execute on function first_record to national_staff, national_peer, national_self, national_joint, national_public, national_report, national_audit;

-- down
drop function first_record;
delete from reported_result where indicator <> 'PLACED_PERSONS';
alter table reported_result drop constraint reported_result_pkey,
  add constraint reported_placements_pkey primary key (service_point_id, from_month, through_month);
alter table reported_result drop column indicator;
alter table reported_result rename to reported_placements;
delete from approved_target where indicator <> 'PLACED_PERSONS';
alter table approved_target drop constraint approved_target_pkey,
  add constraint approved_target_pkey primary key (fiscal_year, version, service_point_id);
alter table approved_target drop column indicator;
