-- up
-- 就職: when the office came to know of the confirmation and of the voiding, set when they are written. A voided placement
-- is counted off in the month of correction only where it had been counted, that is confirmed.
alter table placement
  add column confirmed_recorded_at timestamptz,
  add column confirmed_recorded_on date,
  add column voided_recorded_at timestamptz;
update placement set confirmed_recorded_at = coalesce(
  (select min(at) from state_change where subject_id = placement.id and to_state = 'CONFIRMED'), recorded_at)
  where status <> 'REPORTED' and confirmed_on is not null;
update placement set confirmed_recorded_on = (confirmed_recorded_at at time zone 'Asia/Tokyo')::date;
update placement set voided_recorded_at = coalesce(
  (select min(at) from state_change where subject_id = placement.id and to_state = 'VOIDED'), recorded_at)
  where status = 'VOIDED';
alter table placement drop constraint corrected_when_voided;
update placement set corrected_month = null where confirmed_on is null;
alter table placement
  add constraint corrected_when_voided
    check ((status = 'VOIDED' and confirmed_recorded_at is not null) = (corrected_month is not null)),
  add constraint known_when_confirmed
    check ((confirmed_recorded_at is not null) = (status <> 'REPORTED' and confirmed_on is not null)),
  add constraint known_when_voided check ((voided_recorded_at is not null) = (status = 'VOIDED')),
  alter column recorded_at set default written_at();
create function know_placement() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  loads constant boolean := tg_op = 'INSERT' and by_owner(tg_relid);
begin
  if tg_op = 'INSERT' and not loads then new.recorded_at := written_at(); end if;
  if new.status = 'REPORTED' or new.confirmed_on is null then new.confirmed_recorded_at := null;
  elsif tg_op = 'UPDATE' and old.confirmed_recorded_at is not null then new.confirmed_recorded_at := old.confirmed_recorded_at;
  -- guard: confirmation-is-known-from-its-writing
  elsif not loads or new.confirmed_recorded_at is null then new.confirmed_recorded_at := written_at();
  end if;
  if new.status <> 'VOIDED' then new.voided_recorded_at := null;
  elsif tg_op = 'UPDATE' and old.voided_recorded_at is not null then new.voided_recorded_at := old.voided_recorded_at;
  -- guard: void-is-known-from-its-writing
  elsif not loads or new.voided_recorded_at is null then new.voided_recorded_at := written_at();
  end if;
  if new.confirmed_recorded_at is null then new.confirmed_recorded_on := null;
  elsif new.confirmed_recorded_on is null or tg_op = 'INSERT' then
    new.confirmed_recorded_on := book_day(new.confirmed_recorded_at);
  end if;
  return new;
end $$;
create trigger know_placement before insert or update of status, confirmed_on on placement
  for each row execute function know_placement();
drop index placement_counted;
create index placement_counted on placement (hired_on, service_point_id)
  include (confirmed_recorded_at, confirmed_recorded_on) where confirmed_recorded_at is not null;
create index placement_corrected on placement (corrected_month, service_point_id)
  include (hired_on, voided_recorded_at) where corrected_month is not null;

-- 就職件数: only counts, by service point and month: confirmed placements in the month of the hire, less the voided ones in
-- the month of correction; and whether something of the month became known after it was settled.
drop function counted_placements;
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
        where counted_since.rule = 'PLACEMENT_CASES' and counted_since.recorded_at <= as_of)
  ) as counted
  where counted.service_point_id is not null group by 1, 2;
end;
grant execute on function counted_placements, closed_instant to national_staff, national_peer, national_self,
  national_joint, national_public, national_report, national_audit;
grant execute on function written_at, by_owner, book_day to national_staff, national_joint;

-- Who links two files gives everything but the time.
revoke insert on linked_file from national_staff;
-- guard: time-of-link-is-the-databases-national
grant insert (duplicate_id, kept_id, by_role, by_name, reason) on linked_file to national_staff;

-- down
revoke insert (duplicate_id, kept_id, by_role, by_name, reason) on linked_file from national_staff;
grant insert on linked_file to national_staff;
drop function counted_placements;
create function counted_placements(first_day date, end_day date, as_of timestamptz)
  returns table (service_point_id text, month text, count integer)
  language sql stable security definer rows 100 set search_path = public, pg_temp
begin atomic
  select placement.service_point_id, to_char(placement.hired_on, 'YYYY-MM'), count(*)::int
  from placement
  where placement.hired_on >= first_day and placement.hired_on < end_day and placement.status = 'CONFIRMED'
    and placement.service_point_id is not null and placement.recorded_at <= as_of
  group by 1, 2;
end;
grant execute on function counted_placements to national_staff, national_peer, national_self, national_joint,
  national_public, national_report, national_audit;
revoke execute on function closed_instant from national_staff, national_peer, national_self, national_joint,
  national_public, national_report, national_audit;
revoke execute on function written_at, by_owner, book_day from national_staff, national_joint;
drop index placement_corrected;
drop index placement_counted;
create index placement_counted on placement (service_point_id, hired_on) where status = 'CONFIRMED';
drop trigger know_placement on placement;
drop function know_placement;
alter table placement drop constraint known_when_voided, drop constraint known_when_confirmed,
  drop constraint corrected_when_voided;
update placement set corrected_month = to_char(voided_recorded_at at time zone 'Asia/Tokyo', 'YYYY-MM')
  where status = 'VOIDED' and corrected_month is null;
alter table placement add constraint corrected_when_voided check ((status = 'VOIDED') = (corrected_month is not null)),
  alter column recorded_at set default now(), drop column voided_recorded_at, drop column confirmed_recorded_on,
  drop column confirmed_recorded_at;
