-- up
-- 集計の対象: a fact tells in whose file it is kept today. Sessions that were held are read from what is kept of them with
-- each act, the days and themes that were corrected included.
create or replace view visit_fact with (security_invoker = true) as
  select service_point_id, visited_on as day, entered_seeker_id as entered, recorded_at as known_at,
    voided_at as ended_at, null::text as corrected_month, services as service, seeker_id as file, null::text as counted_month
  from visit;
create index visit_known on visit (recorded_at);
create index visit_ended on visit (voided_at) where voided_at is not null;
create or replace view counseling_session_fact with (security_invoker = true) as
  select service_point_id, from_day as day, seeker_id as entered, known_from as known_at, known_until as ended_at,
    null::text as corrected_month, array(select jsonb_array_elements_text(attributes -> 'theme')) as theme,
    seeker_id as file, null::text as counted_month
  from counted_event where kind = 'COUNSELING';

create or replace function count_session() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' and by_owner(tg_relid) then return null; end if;
  perform keep_event(event_of('COUNSELING', new.id, new.seeker_id, new.service_point_id, new.held_on,
    attributes => jsonb_build_object('theme', new.themes)), new.status = 'HELD');
  return null;
end $$;
create or replace function count_loaded_events() returns void language sql set search_path = public, pg_temp
begin atomic
  insert into counted_event (kind, subject_id, seeker_id, service_point_id, from_day, attributes, known_from, known_until)
  select 'COUNSELING', session.id, entered_as(session.id, session.seeker_id), session.service_point_id, known.day,
    jsonb_build_object('theme', session.themes), known.known_from, known.known_until
  from counseling_session as session
  cross join lateral held_days(session.id, session.held_on, first_known(session.id, array['HELD'], session.held_on)) as known
  where (session.status = 'HELD' or session.status = 'VOIDED' and known.known_until is not null)
    and not exists (select from counted_event where subject_id = session.id and kind = 'COUNSELING')
  order by known.known_from;
end;
delete from counted_event where kind = 'COUNSELING';
select count_loaded_events();

-- down
drop view counseling_session_fact;
create view counseling_session_fact with (security_invoker = true) as
  select known.service_point_id, known.day, coalesce((
      select duplicate_id from linked_file where kept_id = known.seeker_id and known.id::text = any (joined_records)
      order by linked_at limit 1
    ), known.seeker_id) as entered,
    known.known_at, known.ended_at, null::text as corrected_month,
    known.themes as theme
  from (
    select session.id, session.seeker_id, session.service_point_id, session.themes, session.held_on as day,
      coalesce(moved.at, held.at, session.held_on::timestamp at time zone 'Asia/Tokyo') as known_at,
      voided.at as ended_at
    from counseling_session as session
    left join (
      select subject_id, min(at) as at
      from state_change where to_state = 'HELD' group by subject_id
    ) as held on held.subject_id = session.id
    left join (
      select subject_id, min(at) as at
      from state_change where to_state = 'VOIDED' group by subject_id
    ) as voided on voided.subject_id = session.id and session.status = 'VOIDED'
    left join (
      select subject_id, max(recorded_at) as at from profile_revision
      where field = 'heldOn' group by subject_id
    ) as moved on moved.subject_id = session.id
    where session.held_on is not null
    union all
    select session.id, session.seeker_id, session.service_point_id, session.themes, case when moved.field = 'heldOn' then moved.before::date end,
      coalesce(moved.earlier, held.at, '-infinity'),
      moved.recorded_at
    from (
      select subject_id, recorded_at, before, field, lag(recorded_at) over by_subject as earlier
      from profile_revision where field = 'heldOn' and subject_id is not null
      window by_subject as (partition by subject_id order by recorded_at)
    ) as moved
    join counseling_session as session on session.id = moved.subject_id
    left join (
      select subject_id, min(at) as at
      from state_change where to_state = 'HELD' group by subject_id
    ) as held on held.subject_id = moved.subject_id
    where moved.before is not null
  ) as known;
drop index visit_ended;
drop index visit_known;
drop view visit_fact;
create view visit_fact with (security_invoker = true) as
  select service_point_id, visited_on as day, entered_seeker_id as entered, recorded_at as known_at,
    voided_at as ended_at, null::text as corrected_month, services as service
  from visit;
create or replace function count_session() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' and by_owner(tg_relid) then return null; end if;
  perform keep_event(event_of('COUNSELING', new.id, new.seeker_id, new.service_point_id, new.held_on), new.status = 'HELD');
  return null;
end $$;
create or replace function count_loaded_events() returns void language sql set search_path = public, pg_temp
begin atomic
  insert into counted_event (kind, subject_id, seeker_id, service_point_id, from_day, known_from)
  select 'COUNSELING', session.id, session.seeker_id, session.service_point_id, session.held_on,
    first_known(session.id, array['HELD'], session.held_on)
  from counseling_session as session
  where session.status = 'HELD'
    and not exists (select from counted_event where subject_id = session.id and kind = 'COUNSELING');
end;
