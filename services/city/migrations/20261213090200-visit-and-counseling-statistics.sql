-- up
-- キャリア・カウンセリング: a session counts once it is held, until it is voided. What the tables' owner loads is counted when
-- it is all there.
create function count_session() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' and by_owner(tg_relid) then return null; end if;
  perform keep_event(event_of('COUNSELING', new.id, new.seeker_id, new.service_point_id, new.held_on), new.status = 'HELD');
  return null;
end $$;
create trigger count_session after insert or update on counseling_session for each row execute function count_session();
create function count_loaded_events() returns void language sql set search_path = public, pg_temp
begin atomic
  insert into counted_event (kind, subject_id, seeker_id, service_point_id, from_day, known_from)
  select 'COUNSELING', session.id, session.seeker_id, session.service_point_id, session.held_on,
    first_known(session.id, array['HELD'], session.held_on)
  from counseling_session as session
  where session.status = 'HELD'
    and not exists (select from counted_event where subject_id = session.id and kind = 'COUNSELING');
end;

-- 利用者数: the first day of a visit that was known then, and the last one within the period.
create function visit_span(first_day date, end_day date, as_of timestamptz) returns table (first_on date, last_on date)
  language plpgsql stable security definer rows 1 set search_path = public, pg_temp as $$
begin
  perform require_statistics_reader();
  return query select
    (select visit.visited_on from visit
      -- Nothing is known before its day.
      where visit.visited_on <= (as_of at time zone 'Asia/Tokyo')::date and visit.recorded_at <= as_of
      order by visit.visited_on limit 1),
    (select visit.visited_on from visit
      where visit.visited_on >= first_day and visit.visited_on < end_day and visit.recorded_at <= as_of
        and (visit.voided_at is null or visit.voided_at > as_of)
      order by visit.visited_on desc limit 1);
end $$;
-- 延べ, 利用者数 and 実人数, by service point, and by month or service. A visit for several services stands under each.
create function visit_statistics(breakdown text, first_day date, end_day date, as_of timestamptz)
  returns table (point text, part text, visits integer, user_days integer, persons integer)
  language plpgsql stable security definer rows 100 set search_path = public, pg_temp set work_mem = '16MB' as $$
begin
  perform require_statistics_reader();
  return query
  with known as (
    select visit.service_point_id, visit.visited_on, coalesce(linked.person, visit.entered_seeker_id) as person,
      unnest(case breakdown when 'MONTH' then array[to_char(visit.visited_on, 'YYYY-MM')]
        when 'SERVICE' then visit.services else array[null] end) as section
    from visit left join linked_as_known(as_of) as linked on linked.entered = visit.entered_seeker_id
    where visit.visited_on >= first_day and visit.visited_on < end_day
      -- guard: visit-counts-from-when-it-was-known
      and visit.recorded_at <= as_of
      -- guard: visit-counts-until-it-was-voided
      and (visit.voided_at is null or visit.voided_at > as_of)
  ), person_day as (
    select known.service_point_id, known.section, known.person, known.visited_on, count(*) as times
    from known group by 1, 2, 3, 4
  ), one as (
    select person_day.service_point_id, person_day.section, person_day.person, sum(person_day.times) as times, count(*) as days
    from person_day group by 1, 2, 3
  )
  select one.service_point_id, one.section, sum(one.times)::int,
    -- guard: user-days-are-of-known-persons
    coalesce(sum(one.days) filter (where one.person is not null), 0)::int, count(one.person)::int
  from one group by 1, 2;
end $$;
revoke execute on function count_session, count_loaded_events, visit_span, visit_statistics from public;
grant execute on function visit_span, visit_statistics to city_joint, city_report;
select count_loaded_events();

-- down
drop function visit_statistics;
drop function visit_span;
drop function count_loaded_events;
drop trigger count_session on counseling_session;
drop function count_session;
