-- up
-- 集計の対象: what the city's rules may count, a view for each kind of fact: where, on which day, as whose it was entered, from
-- when and until when it was known, and by what a rule selects.
create view visit_fact with (security_invoker = true) as
  select service_point_id, visited_on as day, entered_seeker_id as entered, recorded_at as known_at,
    voided_at as ended_at, null::text as corrected_month, services as service
  from visit;
-- キャリア・カウンセリング: a session is known from the writing of its record until it was voided. Where its day was corrected,
-- it was known on each day until the next correction.
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
create index counseling_session_held on counseling_session (held_on, service_point_id) where held_on is not null;

-- 集計: by the rules that are loaded, in place of the function for users alone.
drop function counted_users;
create policy own_rules on counting_rule for select to city_joint using (true);
grant select (code) on counting_rule to city_joint;
grant execute on function counted to city_staff, city_peer, city_self, city_joint, city_public, city_report, city_audit;
grant execute on function written_at to city_self;
alter policy secretariat_starts_counting on counted_since
  -- guard: secretariat-alone-starts-counting-by-own-rules
  with check ((select caller_setting('role')) = 'city.secretariat' and rule in (select code from counting_rule));

-- down
alter policy secretariat_starts_counting on counted_since
  with check ((select caller_setting('role')) = 'city.secretariat' and rule = 'VISIT_PERSON_DAY');
revoke execute on function written_at from city_self;
revoke execute on function counted from city_staff, city_peer, city_self, city_joint, city_public, city_report, city_audit;
revoke select (code) on counting_rule from city_joint;
drop policy own_rules on counting_rule;
create function counted_users(first_day date, end_day date, as_of timestamptz)
  returns table (service_point_id text, month text, count integer, revised boolean)
  language sql stable security definer rows 100 set search_path = public, pg_temp set work_mem = '16MB'
begin atomic
  with recursive link as materialized (
    select duplicate_id, first_kept_id, linked_on from linked_file where linked_at <= as_of
    union all
    select duplicate_id, first_kept_id, linked_on from unlinked_file where linked_at <= as_of and unlinked_at > as_of
  ), parted as materialized (
    select duplicate_id, linked_on, unlinked_on from unlinked_file where unlinked_at <= as_of
  ), followed (entered, person, linked_on) as (
    select duplicate_id, first_kept_id, linked_on from link
    union all
    select followed.entered, link.first_kept_id, greatest(followed.linked_on, link.linked_on)
    from followed join link on link.duplicate_id = followed.person
  ), kept as materialized (
    select * from followed where not exists (select from link where link.duplicate_id = followed.person)
  ), known as (
    select visit.service_point_id, visit.visited_on, visit.entered_seeker_id,
      visit.entered_seeker_id in (select kept.entered from kept) as is_linked,
      visit.voided_at is null or visit.voided_at > as_of as is_counted,
      (visit.recorded_on <= visit.visited_on + 10 or visit.recorded_on <= settled_on(visit.visited_on))
        and (visit.voided_at is null or visit.voided_at > as_of or visit.voided_on > settled_on(visit.visited_on))
        as was_counted
    from visit
    where visit.visited_on >= first_day and visit.visited_on < end_day and visit.recorded_at <= as_of
      and visit.entered_seeker_id is not null
  ), person_day as (
    select known.service_point_id, known.visited_on,
      case when is_linked then (select kept.person from kept where kept.entered = known.entered_seeker_id)
        else known.entered_seeker_id end as person,
      bool_or(is_counted) as is_counted, bool_or(was_counted) as was_counted,
      bool_or(is_linked and (select kept.linked_on > settled_on(known.visited_on) from kept
        where kept.entered = known.entered_seeker_id)
        or exists (select from parted where parted.duplicate_id = known.entered_seeker_id
          and parted.linked_on <= settled_on(known.visited_on) and parted.unlinked_on > settled_on(known.visited_on))
        ) as linked_late
    from known group by 1, 2, 3
  ), day as (
    select person_day.service_point_id, person_day.visited_on, count(*) filter (where is_counted) as persons,
      bool_or(is_counted <> was_counted or linked_late) as is_revised
    from person_day group by 1, 2
  )
  select day.service_point_id, to_char(day.visited_on, 'YYYY-MM'), sum(day.persons)::int, bool_or(day.is_revised)
  from day group by 1, 2;
end;
grant execute on function counted_users to city_staff, city_peer, city_self, city_joint, city_public, city_report, city_audit;
drop index counseling_session_held;
drop view counseling_session_fact;
drop view visit_fact;
