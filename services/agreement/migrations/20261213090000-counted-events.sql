-- up
-- 計上: where, when and for whom a record counts in statistics, apart from the record. A row is known from its writing until
-- the next one of the same event is written, so what is voided, moved or corrected later still counts as it was known.
-- `seeker_id` is the person as entered, whose file may have been linked to another one since.
create table counted_event (
  entered bigint generated always as identity primary key,
  kind text not null,
  subject_id uuid not null,
  -- A period that ended and was taken up again has several.
  part smallint not null default 1,
  seeker_id uuid,
  service_point_id text references service_point,
  from_day date not null,
  until_day date,
  amount integer not null default 1,
  attributes jsonb not null default '{}',
  known_from timestamptz not null,
  known_until timestamptz check (known_until >= known_from)
);
create unique index counted_event_current on counted_event (kind, subject_id, part) where known_until is null;
create index counted_event_of_subject on counted_event (subject_id, kind, entered);
create index counted_event_of_day on counted_event (kind, from_day)
  include (service_point_id, seeker_id, known_from, known_until);
alter table counted_event enable row level security;
alter table counted_event force row level security;
create policy owner on counted_event to current_user using (true) with check (true);

create function event_of(kind text, subject uuid, seeker uuid, point text, from_day date, until_day date default null,
    amount integer default 1, attributes jsonb default '{}', known_from timestamptz default null)
  returns counted_event language sql immutable
  return row(null, kind, subject, 1, seeker, point, from_day, until_day, amount, attributes, known_from, null)::counted_event;
-- Keeps an event as it stands now, or that it does not count any more. Nothing is kept where nothing has changed.
create function keep_event(event counted_event, counts boolean) returns void
  language plpgsql set search_path = public, pg_temp as $$
declare
  known counted_event;
  instant timestamptz;
begin
  select * into known from counted_event as one where one.kind = event.kind and one.subject_id = event.subject_id
    and one.part = event.part and one.known_until is null;
  if known.entered is null and not counts then return; end if;
  -- guard: link-changes-nobody-in-event
  event.seeker_id := coalesce((
    select one.seeker_id from counted_event as one where one.kind = event.kind and one.subject_id = event.subject_id
    order by one.entered limit 1), event.seeker_id);
  if counts and known.entered is not null
    and (known.seeker_id, known.service_point_id, known.from_day, known.until_day, known.amount, known.attributes)
      is not distinct from
      (event.seeker_id, event.service_point_id, event.from_day, event.until_day, event.amount, event.attributes)
  then return; end if;
  instant := case when known.entered is null then coalesce(event.known_from, written_at()) else written_at() end;
  update counted_event set known_until = instant where entered = known.entered;
  if counts then
    insert into counted_event (kind, subject_id, part, seeker_id, service_point_id, from_day, until_day, amount, attributes, known_from)
      values (event.kind, event.subject_id, event.part, event.seeker_id, event.service_point_id, event.from_day,
        event.until_day, event.amount, event.attributes, instant);
  end if;
end $$;
-- Keeps a period. Where it had ended and is taken up again, or goes on at another service point, another part begins today.
-- Without an end of its own it ends as it did.
create function keep_period(event counted_event, counts boolean) returns void
  language plpgsql set search_path = public, pg_temp as $$
declare
  latest counted_event;
  today constant date := book_day(now());
begin
  if not counts then
    update counted_event as one set known_until = written_at()
      where one.kind = event.kind and one.subject_id = event.subject_id and one.known_until is null;
    return;
  end if;
  select * into latest from counted_event as one
    where one.kind = event.kind and one.subject_id = event.subject_id and one.known_until is null
    order by one.part desc limit 1;
  event.until_day := coalesce(event.until_day, latest.until_day, event.from_day);
  if latest.service_point_id is distinct from event.service_point_id and latest.entered is not null
    or latest.until_day < today and event.until_day > latest.until_day then
    if event.until_day < today then return; end if;
    -- guard: period-stays-where-it-was-until-it-moved
    latest.until_day := least(latest.until_day, today);
    perform keep_event(latest, true);
    event.part := latest.part + 1;
    -- guard: what-was-taken-up-again-has-a-gap
    event.from_day := today;
  elsif latest.part > 1 then
    event.part := latest.part;
    event.from_day := latest.from_day;
  end if;
  perform keep_event(event, true);
end $$;
-- When a record that was loaded, or is older than this table, came to be known to count.
create function first_known(subject uuid, states text[], day date) returns timestamptz
  language sql stable set search_path = public, pg_temp
  return coalesce((select min(at) from state_change where subject_id = subject and to_state = any (states)),
    (day + time '18:00') at time zone 'Asia/Tokyo');

-- 重複した記録の統合: which ids were known to be another person's, and whose, at an instant.
create function linked_as_known(as_of timestamptz) returns table (entered uuid, person uuid)
  language sql stable rows 100 set search_path = public, pg_temp
begin atomic
  with recursive link as materialized (
    select duplicate_id, first_kept_id from linked_file where linked_at <= as_of
    union all
    -- guard: statistics-know-link-until-it-was-undone
    select duplicate_id, first_kept_id from unlinked_file where linked_at <= as_of and unlinked_at > as_of
  ), followed (entered, person) as (
    select duplicate_id, first_kept_id from link
    union all
    select followed.entered, link.first_kept_id from followed join link on link.duplicate_id = followed.person
  )
  select followed.entered, followed.person from followed
  where not exists (select from link where link.duplicate_id = followed.person);
end;

-- Statistics are for reporting clients, and for who plans for the party. They are counts: nothing personal is among them.
create function require_statistics_reader() returns void language plpgsql stable set search_path = public, pg_temp as $$
begin
  -- guard: statistics-are-for-planners-of-own-party
  if session_user <> current_user and session_user::text not like '%\_report' and caller_setting('role') is distinct from
    (case when session_user::text like 'city\_%' then 'city.secretariat' else 'national.planning' end) then
    raise insufficient_privilege using message = 'statistics are read by reporting clients, and by who plans for the party';
  end if;
end $$;
-- The first day of which anything was known then, and the last one within the period.
create function event_span(kinds text[], first_day date, end_day date, as_of timestamptz)
  returns table (first_on date, last_on date)
  language plpgsql stable security definer rows 1 set search_path = public, pg_temp as $$
begin
  perform require_statistics_reader();
  return query select
    (select min(found.day) from unnest(kinds) as one cross join lateral (
      select event.from_day as day from counted_event as event
      -- Nothing is known before its day.
      where event.kind = one and event.from_day <= (as_of at time zone 'Asia/Tokyo')::date and event.known_from <= as_of
      order by event.from_day limit 1) as found),
    (select max(found.day) from unnest(kinds) as one cross join lateral (
      select event.from_day as day from counted_event as event where event.kind = one and event.known_from <= as_of
        and event.from_day >= first_day and event.from_day < end_day
        and (event.known_until is null or event.known_until > as_of)
      order by event.from_day desc limit 1) as found);
end $$;
-- Events of one kind and the persons of them, by service point, or by service point and month.
create function event_statistics(of_kind text, breakdown text, first_day date, end_day date, as_of timestamptz)
  returns table (point text, part text, events integer, persons integer)
  language plpgsql stable security definer rows 100 set search_path = public, pg_temp as $$
begin
  perform require_statistics_reader();
  return query
  select event.service_point_id, case breakdown when 'MONTH' then to_char(event.from_day, 'YYYY-MM') end,
    count(*)::int, count(distinct coalesce(linked.person, event.seeker_id))::int
  from counted_event as event left join linked_as_known(as_of) as linked on linked.entered = event.seeker_id
  where event.kind = of_kind and event.from_day >= first_day and event.from_day < end_day
    and event.service_point_id is not null
    -- guard: event-counts-from-when-it-was-known
    and event.known_from <= as_of
    -- guard: event-counts-until-otherwise-known
    and (event.known_until is null or event.known_until > as_of)
  group by 1, 2;
end $$;

revoke execute on function event_of, keep_event, keep_period, first_known, linked_as_known, require_statistics_reader,
  event_span, event_statistics from public;
do $$
declare
  party constant text := (select split_part(rolname, '_', 1) from pg_roles
    where rolname in ('city_staff', 'national_staff') and has_function_privilege(rolname, 'written_at()', 'execute'));
begin
  execute format('grant execute on function event_span, event_statistics to %1$s_joint, %1$s_report', party);
end $$;

-- down
drop function event_statistics;
drop function event_span;
drop function require_statistics_reader;
drop function linked_as_known;
drop function first_known;
drop function keep_period;
drop function keep_event;
drop function event_of;
drop table counted_event;
