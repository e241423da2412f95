-- up
-- 訂正: what a profile was before it was revised, for the city's counselors. The database sets the instant.
create table profile_revision (
  id uuid primary key,
  seeker_id uuid not null references city_file,
  revised_at timestamptz not null default now(),
  field text not null,
  before text,
  reason text,
  by_role text not null,
  by_name text
);
create index profile_revision_of_seeker on profile_revision (seeker_id, revised_at, field);
alter table profile_revision enable row level security;
alter table profile_revision force row level security;
create policy owner on profile_revision to current_user using (true) with check (true);
grant select on profile_revision to city_staff, city_peer, city_self, city_audit;
grant insert (id, seeker_id, field, before, reason, by_role, by_name) on profile_revision to city_staff;
-- guard: old-profile-is-for-own-staff
create policy staff on profile_revision for select to city_staff
  using ((select is_counselor()) and reads_person(seeker_id));
create policy counselor_writes on profile_revision for insert to city_staff with check ((select is_counselor())
  and by_role = (select caller_setting('role')) and seeker_is_at_own_service_point(seeker_id));

-- 匿名化: erases what the profile was together with the profile.
create function erase_revisions() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update profile_revision set before = null, reason = null where seeker_id = new.seeker_id;
  return null;
end $$;
create trigger erase_revisions after update of anonymized on city_profile
  for each row when (new.anonymized) execute function erase_revisions();

-- down
drop trigger erase_revisions on city_profile;
drop function erase_revisions;
drop table profile_revision;
