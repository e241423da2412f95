-- up
-- 集計の対象: what the national side's rules may count, a view for each kind of fact: where, on which day, as whose it was
-- entered, from when and until when it was known, and by what a rule selects.
alter table consultation alter column recorded_at set default written_at();
-- 職業相談: known from its writing until it was voided. Where its day was corrected, it was known on each day until the next
-- correction.
create view consultation_fact with (security_invoker = true) as
  select known.service_point_id, known.day, coalesce((
      select duplicate_id from linked_file where kept_id = known.seeker_id and known.id::text = any (joined_records)
      order by linked_at limit 1
    ), known.seeker_id) as entered,
    known.known_at, known.ended_at, null::text as corrected_month,
    known.topics as topic
  from (
    select held.id, held.seeker_id, held.service_point_id, held.topics, held.held_on as day, coalesce(moved.at, held.recorded_at) as known_at,
      voided.at as ended_at
    from consultation as held
    left join (
      select subject_id, min(at) as at
      from state_change where to_state = 'VOIDED' group by subject_id
    ) as voided on voided.subject_id = held.id and held.status = 'VOIDED'
    left join (
      select subject_id, max(recorded_at) as at from profile_revision
      where field = 'heldOn' group by subject_id
    ) as moved on moved.subject_id = held.id
    union all
    select held.id, held.seeker_id, held.service_point_id, held.topics, case when moved.field = 'heldOn' then moved.before::date end,
      coalesce(moved.earlier, held.recorded_at),
      moved.recorded_at
    from (
      select subject_id, recorded_at, before, field, lag(recorded_at) over by_subject as earlier
      from profile_revision where field = 'heldOn' and subject_id is not null
      window by_subject as (partition by subject_id order by recorded_at)
    ) as moved
    join consultation as held on held.id = moved.subject_id
    where moved.before is not null
  ) as known;
-- 就職: known from the confirmation. One that is voided stays in the month of the hire, and is counted off in its month of
-- correction. What a rule selects by is not changed after the report.
create view placement_fact with (security_invoker = true) as
  select placement.service_point_id, placement.hired_on as day, coalesce((
      select duplicate_id from linked_file where kept_id = placement.seeker_id and referral.registration_id::text = any (joined_records)
      order by linked_at limit 1
    ), placement.seeker_id) as entered,
    placement.confirmed_recorded_at as known_at,
    placement.voided_recorded_at as ended_at, placement.corrected_month,
    array[placement.employment_type] as "employmentType",
    array[case when placement.on_trial then 'YES' else 'NO' end] as "onTrial", array[decision.target_group] as "trialGroup"
  from placement
  left join referral on referral.id = placement.referral_id
  left join trial_decision as decision on decision.referral_id = placement.referral_id
  where placement.confirmed_recorded_at is not null;
drop index placement_counted;
create index placement_counted on placement (hired_on, service_point_id)
  include (confirmed_recorded_at, voided_recorded_at, corrected_month)
  where confirmed_recorded_at is not null;

-- 集計: by the rules that are loaded, in place of the function for placement cases alone. Persons placed (就職者数) are counted
-- since cases were.
drop function counted_placements;
insert into counted_since (rule, since, recorded_at, by_role, by_name, reason)
  select 'PLACED_PERSONS', since, recorded_at, by_role, by_name, reason from counted_since
  where rule = 'PLACEMENT_CASES' order by step;
create policy own_rules on counting_rule for select to national_joint using (true);
grant select (code) on counting_rule to national_joint;
grant execute on function counted to national_staff, national_peer, national_self, national_joint, national_public, national_report, national_audit;
alter policy planning_starts_counting on counted_since
  -- guard: planning-alone-starts-counting-by-own-rules
  with check ((select caller_setting('role')) = 'national.planning' and rule in (select code from counting_rule));

-- down
alter policy planning_starts_counting on counted_since
  with check ((select caller_setting('role')) = 'national.planning' and rule = 'PLACEMENT_CASES');
revoke execute on function counted from national_staff, national_peer, national_self, national_joint, national_public, national_report, national_audit;
revoke select (code) on counting_rule from national_joint;
drop policy own_rules on counting_rule;
delete from counted_since where rule <> 'PLACEMENT_CASES';
create function counted_placements(first_day date, end_day date, as_of timestamptz)
  returns table (service_point_id text, month text, count integer, revised boolean)
  language sql stable security definer rows 100 set search_path = public, pg_temp
begin atomic
  select counted.service_point_id, counted.month, sum(counted.cases)::int, bool_or(counted.late)
  from (
    select placement.service_point_id, to_char(placement.hired_on, 'YYYY-MM') as month, 1 as cases,
      placement.confirmed_recorded_on > settled_on(placement.hired_on) as late
    from placement
    where placement.hired_on >= first_day and placement.hired_on < end_day
      and placement.confirmed_recorded_at <= as_of
    union all
    select placement.service_point_id, placement.corrected_month, -1, false
    from placement
    where placement.corrected_month >= to_char(first_day, 'YYYY-MM')
      and placement.corrected_month < to_char(end_day, 'YYYY-MM') and placement.voided_recorded_at <= as_of
      and placement.hired_on >= (
        select counted_since.since from counted_since
        where counted_since.rule = 'PLACEMENT_CASES' and counted_since.recorded_at <= as_of
        order by counted_since.recorded_at desc limit 1)
  ) as counted
  where counted.service_point_id is not null group by 1, 2;
end;
grant execute on function counted_placements to national_staff, national_peer, national_self, national_joint, national_public, national_report, national_audit;
drop index placement_counted;
create index placement_counted on placement (hired_on, service_point_id)
  include (confirmed_recorded_at, confirmed_recorded_on) where confirmed_recorded_at is not null;
drop view placement_fact;
drop view consultation_fact;
alter table consultation alter column recorded_at set default now();
