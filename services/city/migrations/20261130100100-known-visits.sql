-- up
-- 来所: what was known of a visit, and when, so that a figure as of an instant stays as it was. `entered_seeker_id` is the
-- person as entered, whose file may have been linked to another one since.
alter table visit add column recorded_on date, add column voided_on date, add column entered_seeker_id uuid;
update visit set recorded_on = (recorded_at at time zone 'Asia/Tokyo')::date,
  voided_on = (voided_at at time zone 'Asia/Tokyo')::date, entered_seeker_id = seeker_id;
alter table visit alter column recorded_on set not null, alter column recorded_at set default written_at();
alter table visit add constraint voided_on_a_day check ((voided_on is null) = (voided_at is null));
create function know_visit() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    -- guard: visit-is-known-from-its-writing
    if not by_owner(tg_relid) then new.recorded_at := written_at(); end if;
    new.recorded_on := book_day(new.recorded_at);
    new.entered_seeker_id := new.seeker_id;
  elsif new.status = 'VOIDED' and old.status <> 'VOIDED' then
    -- guard: void-of-visit-is-known-from-its-writing
    if new.voided_at is null or not by_owner(tg_relid) then new.voided_at := written_at(); end if;
  else
    new.voided_at := old.voided_at;
  end if;
  new.voided_on := case when new.voided_at is not null then book_day(new.voided_at) end;
  return new;
end $$;
-- After follow_link, which gives the visit of a linked file to the kept one: triggers run in the order of their names.
create trigger know_visit before insert or update of status, voided_at on visit
  for each row execute function know_visit();
drop index visit_counted;
create index visit_counted on visit (visited_on, service_point_id, entered_seeker_id)
  include (recorded_at, recorded_on, voided_at, voided_on);

-- 利用者数: only counts of persons and days, by service point and month, and whether something of the month became known
-- after it was settled. Two files are one person from their link on. What is known within ten days needs no look at the
-- calendar, and nearly all persons have one file: both are tried first, since this reads every visit of two years.
drop function counted_users;
create function counted_users(first_day date, end_day date, as_of timestamptz)
  returns table (service_point_id text, month text, count integer, revised boolean)
  language sql stable security definer rows 100 set search_path = public, pg_temp set work_mem = '16MB'
begin atomic
  with recursive link as materialized (
    select duplicate_id, first_kept_id, linked_on from linked_file where linked_at <= as_of
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
        where kept.entered = known.entered_seeker_id)) as linked_late
    from known group by 1, 2, 3
  ), day as (
    select person_day.service_point_id, person_day.visited_on, count(*) filter (where is_counted) as persons,
      bool_or(is_counted <> was_counted or linked_late) as is_revised
    from person_day group by 1, 2
  )
  select day.service_point_id, to_char(day.visited_on, 'YYYY-MM'), sum(day.persons)::int, bool_or(day.is_revised)
  from day group by 1, 2;
end;
grant execute on function counted_users, closed_instant
  to city_staff, city_peer, city_self, city_joint, city_public, city_report, city_audit;
grant execute on function written_at, by_owner, book_day to city_staff, city_peer, city_joint;

-- Who links two files gives everything but the time.
revoke insert on linked_file from city_staff;
-- guard: time-of-link-is-the-databases-city
grant insert (duplicate_id, kept_id, by_role, by_name, reason) on linked_file to city_staff;

-- down
revoke insert (duplicate_id, kept_id, by_role, by_name, reason) on linked_file from city_staff;
grant insert on linked_file to city_staff;
drop function counted_users;
create function counted_users(first_day date, end_day date, as_of timestamptz)
  returns table (service_point_id text, month text, count integer)
  language sql stable security definer rows 100 set search_path = public, pg_temp
begin atomic
  select day.service_point_id, to_char(day.visited_on, 'YYYY-MM'), sum(persons)::int
  from (
    select visit.service_point_id, visit.visited_on, count(distinct visit.seeker_id) as persons
    from visit as visit
    where visit.visited_on >= first_day and visit.visited_on < end_day and visit.recorded_at <= as_of
      and (visit.voided_at is null or visit.voided_at > as_of)
    group by 1, 2
  ) as day group by 1, 2;
end;
grant execute on function counted_users
  to city_staff, city_peer, city_self, city_joint, city_public, city_report, city_audit;
revoke execute on function closed_instant
  from city_staff, city_peer, city_self, city_joint, city_public, city_report, city_audit;
revoke execute on function written_at, by_owner, book_day from city_staff, city_peer, city_joint;
drop index visit_counted;
create index visit_counted on visit (service_point_id, visited_on, seeker_id) include (recorded_at, voided_at);
drop trigger know_visit on visit;
drop function know_visit;
alter table visit drop constraint voided_on_a_day;
alter table visit alter column recorded_at set default now(), drop column entered_seeker_id, drop column voided_on,
  drop column recorded_on;
