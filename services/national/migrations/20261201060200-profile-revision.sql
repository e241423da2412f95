-- up
-- 訂正: what a profile was before it was revised, for national counselors. The database sets the instant.
create table profile_revision (
  id uuid primary key,
  seeker_id uuid not null references national_file,
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
grant select on profile_revision to national_staff, national_peer, national_self, national_audit;
grant insert (id, seeker_id, field, before, reason, by_role, by_name) on profile_revision to national_staff;
-- guard: old-national-profile-is-for-own-staff
create policy staff on profile_revision for select to national_staff
  using ((select is_counselor()) and reads_person(seeker_id));
create policy counselor_writes on profile_revision for insert to national_staff with check ((select is_counselor())
  and by_role = (select caller_setting('role')) and seeker_is_at_own_service_point(seeker_id));
-- The age on receipt follows a corrected birth date.
grant update (age_on_receipt) on registration to national_staff;

-- down
revoke update (age_on_receipt) on registration from national_staff;
drop table profile_revision;
