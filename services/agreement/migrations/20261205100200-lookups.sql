-- up
-- 照会の記録: who looked for persons at all service points, and why, also where nobody was found. Whom they sought is not kept.
create table person_lookup (
  id uuid primary key default gen_random_uuid(),
  looked_up_by text not null,
  by_role text not null,
  by_name text,
  service_points text[] not null,
  looked_up_on date not null,
  looked_up_at timestamptz not null default now(),
  ground text not null check (ground in ('PERSON_CAME', 'PERSON_CALLED', 'TRANSFER', 'POSSIBLE_TWIN')),
  reason text not null check (char_length(reason) >= 5),
  found integer not null
);
create index person_lookup_of_staff on person_lookup (looked_up_by, looked_up_on);
create index person_lookup_newest on person_lookup (looked_up_at desc, id desc);
alter table person_lookup enable row level security;
alter table person_lookup force row level security;
create policy owner on person_lookup to current_user using (true) with check (true);

-- How many lookups a member of staff makes on a business day. Whoever administers the database replaces it for another number.
create function lookups_a_day() returns integer language sql immutable return 30;
create function keep_lookup(on_ground text, for_reason text, persons integer) returns void
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  staff constant text := caller_setting('subject');
begin
  perform lock_until_end('lookups of ' || staff);
  if (select count(*) from person_lookup where looked_up_by = staff and looked_up_on = business_today()) >= lookups_a_day() then
    raise check_violation using constraint = 'lookups_of_day',
      message = 'this member of staff has looked up as many persons as one may on a day';
  end if;
  insert into person_lookup (looked_up_by, by_role, by_name, service_points, looked_up_on, ground, reason, found)
    values (staff, caller_setting('role'), caller_setting('name'), caller_service_points(), business_today(), on_ground, for_reason, persons);
end $$;
create function look_up_persons(given text, born date, on_ground text, for_reason text) returns table (person uuid, place text)
  language plpgsql volatile security definer rows 2 set search_path = public, pg_temp as $$
declare
  persons integer;
begin
  return query select * from persons_named(given, born);
  get diagnostics persons = row_count;
  perform keep_lookup(on_ground, for_reason, persons);
end $$;
revoke execute on function keep_lookup, look_up_persons from public;

do $$
declare
  party constant text := (select split_part(rolname, '_', 1) from pg_roles
    where rolname in ('city_staff', 'national_staff') and has_table_privilege(rolname, 'opened_record', 'select'));
begin
  execute replace($sql$
    grant execute on function look_up_persons to PARTY_staff;
    grant select (id, by_role, by_name, service_points, looked_up_at, ground, reason, found) on person_lookup to PARTY_audit;
    create policy auditor on person_lookup for select to PARTY_audit using (true);
  $sql$, 'PARTY', party);
end $$;

-- down
drop function look_up_persons;
drop function keep_lookup;
drop function lookups_a_day;
drop table person_lookup;
