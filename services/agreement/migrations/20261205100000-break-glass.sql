-- up
-- 緊急閲覧: on a coded ground, with a reason that says something, at the service points of the member of staff. Openings of
-- before keep what they had. The review sets the finding.
alter table opened_record
  add column ground text check (ground in
    ('PERSON_CAME', 'PERSON_CALLED', 'TRANSFER', 'OTHER_AUTHORITY', 'LIFE_OR_BODY', 'COMPLAINT')),
  add column service_points text[] not null default caller_service_points(),
  add column finding text check (finding in ('JUSTIFIED', 'NOT_JUSTIFIED', 'NEEDS_FOLLOW_UP'));
create index opened_record_of_staff on opened_record (opened_to, opened_on);
create index opened_record_newest on opened_record (opened_at desc, id desc);

-- How many records a member of staff opens on a business day. Whoever administers the database replaces it for another number.
create function openings_a_day() returns integer language sql immutable return 10;
create function limit_openings() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform lock_until_end('openings of ' || new.opened_to);
  if (select count(*) from opened_record where opened_to = new.opened_to and opened_on = new.opened_on) >= openings_a_day() then
    raise check_violation using constraint = 'openings_of_day',
      message = 'this member of staff has opened as many records as one may on a day';
  end if;
  return new;
end $$;
create trigger limit_openings before insert on opened_record for each row execute function limit_openings();

do $$
declare
  party constant text := (select split_part(rolname, '_', 1) from pg_roles
    where rolname in ('city_staff', 'national_staff') and has_table_privilege(rolname, 'opened_record', 'select'));
begin
  execute replace($sql$
    grant select on opened_record to PARTY_audit;
    grant select (id, seeker_id, by_role, by_name, opened_on, opened_at, reason, ground, service_points, finding)
      on opened_record to PARTY_self;
    grant insert (ground) on opened_record to PARTY_staff, PARTY_peer;
    -- guard: opening-has-ground-and-reason
    create policy with_ground on opened_record as restrictive for insert to PARTY_staff, PARTY_peer
      with check (ground is not null and char_length(reason) >= 10);
    -- guard: person-sees-who-opened-record
    create policy self on opened_record for select to PARTY_self
      using (seeker_id = any ((select ids_of(caller_seeker()))::uuid[]));
    -- guard: service-point-sees-openings-of-persons-it-serves
    create policy at_service_point on opened_record for select to PARTY_staff using ((select is_counselor())
      and (seeker_is_at_own_service_point(file_of(seeker_id))
        or seeker_was_last_at(file_of(seeker_id), (select caller_service_points())::text[])));
    create policy auditor on opened_record for select to PARTY_audit using (true);
  $sql$, 'PARTY', party);
end $$;

-- down
do $$
declare
  party constant text := (select split_part(rolname, '_', 1) from pg_roles
    where rolname in ('city_staff', 'national_staff') and has_table_privilege(rolname, 'opened_record', 'select'));
begin
  execute replace($sql$
    drop policy auditor on opened_record;
    drop policy at_service_point on opened_record;
    drop policy self on opened_record;
    drop policy with_ground on opened_record;
    revoke select on opened_record from PARTY_self, PARTY_audit;
  $sql$, 'PARTY', party);
end $$;
drop trigger limit_openings on opened_record;
drop function limit_openings;
drop function openings_a_day;
drop index opened_record_newest;
drop index opened_record_of_staff;
alter table opened_record drop column ground, drop column service_points, drop column finding;
