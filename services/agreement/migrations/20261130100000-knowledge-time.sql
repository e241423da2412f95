-- up
-- 知識の時点: the instant from which a figure takes a record into account. `asOf` is answered by it.
-- A writer of figures holds a lock whose key is the start of its transaction, in microseconds, and only then takes the
-- time: so nothing is stamped before the start of the oldest transaction that holds one. Writers share the locks, and
-- readers take none.
create function written_at() returns timestamptz language plpgsql volatile set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock_shared((extract(epoch from now()) * 1000000)::bigint);
  return clock_timestamp();
end $$;
-- The last instant, up to the given one, before which no figure can change any more. The clock is read before the locks:
-- who takes a lock later is stamped later. The keys of other advisory locks are smaller, and what is an hour old is no
-- writer's, whose transactions end within seconds.
create function closed_instant(wanted timestamptz) returns timestamptz
  language plpgsql volatile set search_path = public, pg_temp as $$
declare
  asked constant timestamptz := least(wanted, clock_timestamp());
  oldest timestamptz;
begin
  select min(timestamptz 'epoch' + ((classid::bigint << 32) | objid::bigint) * interval '1 microsecond') into oldest
  from pg_locks
  where locktype = 'advisory' and objsubid = 1 and classid::bigint between 1 and 2147483647
    and database = (select oid from pg_database where datname = current_database())
    and (classid::bigint << 32) | objid::bigint > extract(epoch from clock_timestamp() - interval '1 hour') * 1000000;
  -- guard: instant-is-closed-before-oldest-open-writer
  return least(asked, oldest - interval '1 microsecond');
end $$;

-- Whoever loads data as the tables' owner gives the times of it; nobody else does.
create function by_owner(relation oid) returns boolean language sql stable
  return (select pg_get_userbyid(relowner) = session_user from pg_class where oid = relation);
-- The day of a record in the books: the business day, or for loaded data the day of its instant.
create function book_day(instant timestamptz) returns date language sql stable
  return coalesce(business_today(), (instant at time zone 'Asia/Tokyo')::date);
-- The last day on which a month still takes what came in late: ten days after its end.
create function settled_on(day date) returns date language sql immutable parallel safe
  return (date_trunc('month', day::timestamp) + interval '1 month 9 days')::date;

-- 重複した記録の統合: to whom a file was linked, and when; a later link of the kept file changes neither.
alter table linked_file add column first_kept_id uuid, add column linked_on date;
update linked_file set first_kept_id = kept_id, linked_on = (linked_at at time zone 'Asia/Tokyo')::date;
alter table linked_file
  alter column first_kept_id set not null,
  alter column linked_on set not null,
  alter column linked_at set default written_at();
create function know_link() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  new.first_kept_id := new.kept_id;
  new.linked_on := book_day(new.linked_at);
  return new;
end $$;
create trigger know_link before insert on linked_file for each row execute function know_link();

-- 集計の開始: who said from when a party counts. A data set says it without a name.
alter table counted_since add column by_role text, add column by_name text;
alter table counted_since
  alter column recorded_at set default written_at(),
  add constraint from_first_of_month check (extract(day from since) = 1);

-- down
alter table counted_since alter column recorded_at set default now(), drop constraint from_first_of_month,
  drop column by_name, drop column by_role;
drop trigger know_link on linked_file;
drop function know_link;
alter table linked_file alter column linked_at set default now(), drop column linked_on, drop column first_kept_id;
drop function settled_on;
drop function book_day;
drop function by_owner;
drop function closed_instant;
drop function written_at;
