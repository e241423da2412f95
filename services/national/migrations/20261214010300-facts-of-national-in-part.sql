-- up
-- 集計の対象: a fact tells in whose file it is kept today. Consultations are read from what is kept of them with each act, the
-- days and topics that were corrected included.
create or replace view consultation_fact with (security_invoker = true) as
  select service_point_id, from_day as day, seeker_id as entered, known_from as known_at, known_until as ended_at,
    null::text as corrected_month, array(select jsonb_array_elements_text(attributes -> 'topic')) as topic,
    seeker_id as file, null::text as counted_month
  from counted_event where kind = 'CONSULTATION';
create or replace view placement_fact with (security_invoker = true) as
  select placement.service_point_id, placement.hired_on as day, coalesce((
      select duplicate_id from linked_file where kept_id = placement.seeker_id and referral.registration_id::text = any (joined_records)
      order by linked_at limit 1
    ), placement.seeker_id) as entered,
    placement.confirmed_recorded_at as known_at,
    placement.voided_recorded_at as ended_at, placement.corrected_month,
    array[placement.employment_type] as "employmentType",
    array[case when placement.on_trial then 'YES' else 'NO' end] as "onTrial", array[decision.target_group] as "trialGroup",
    placement.seeker_id as file
  from placement
  left join referral on referral.id = placement.referral_id
  left join trial_decision as decision on decision.referral_id = placement.referral_id
  where placement.confirmed_recorded_at is not null;
create index placement_known on placement (confirmed_recorded_at) where confirmed_recorded_at is not null;
create index placement_ended on placement (voided_recorded_at) where voided_recorded_at is not null;
create or replace view referral_fact with (security_invoker = true) as
  select service_point_id, from_day as day, seeker_id as entered, known_from as known_at, known_until as ended_at,
    null::text as corrected_month, array[attributes ->> 'track'] as track, seeker_id as file, null::text as counted_month
  from counted_event where kind = 'REFERRAL';

create or replace function count_consultation() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' and by_owner(tg_relid) then return null; end if;
  perform keep_event(event_of('CONSULTATION', new.id, new.seeker_id, new.service_point_id, new.held_on,
    attributes => jsonb_build_object('topic', new.topics)), new.status = 'HELD');
  return null;
end $$;
alter function count_loaded_events rename to count_loaded_records;
create function count_loaded_events() returns void language sql set search_path = public, pg_temp
begin atomic
  insert into counted_event (kind, subject_id, seeker_id, service_point_id, from_day, attributes, known_from, known_until)
  select 'CONSULTATION', held.id, entered_as(held.id, held.seeker_id), held.service_point_id, known.day,
    jsonb_build_object('topic', held.topics), known.known_from, known.known_until
  from consultation as held
  cross join lateral held_days(held.id, held.held_on, held.recorded_at) as known
  where (held.status = 'HELD' or held.status = 'VOIDED' and known.known_until is not null)
    and not exists (select from counted_event where subject_id = held.id and kind = 'CONSULTATION')
  order by known.known_from;
  select count_loaded_records();
end;
revoke execute on function count_loaded_events from public;
delete from counted_event where kind = 'CONSULTATION';
select count_loaded_events();

-- down
drop function count_loaded_events;
alter function count_loaded_records rename to count_loaded_events;
create or replace function count_consultation() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' and by_owner(tg_relid) then return null; end if;
  perform keep_event(event_of('CONSULTATION', new.id, new.seeker_id, new.service_point_id, new.held_on), new.status = 'HELD');
  return null;
end $$;
drop view referral_fact;
create view referral_fact with (security_invoker = true) as
  select service_point_id, from_day as day, seeker_id as entered, known_from as known_at, known_until as ended_at,
    null::text as corrected_month, array[attributes ->> 'track'] as track
  from counted_event where kind = 'REFERRAL';
drop index placement_ended;
drop index placement_known;
drop view placement_fact;
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
drop view consultation_fact;
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
