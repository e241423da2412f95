-- up
-- 訂正: what a record of the person was before it was changed, beside what the profile was; null for the profile itself.
alter table profile_revision add column subject_id uuid;
create index profile_revision_of_subject on profile_revision (subject_id, revised_at, field) where subject_id is not null;
do $$
declare
  login constant text := (select rolname from pg_roles where rolname in ('city_staff', 'national_staff')
    and has_any_column_privilege(rolname, 'profile_revision', 'insert'));
begin
  execute format('grant insert (subject_id) on profile_revision to %I', login);
  execute format('create policy of_seen_record on profile_revision as restrictive for insert to %I
    with check (subject_id is null or sees_subject(subject_id))', login);
end $$;

-- down
delete from profile_revision where subject_id is not null;
do $$
declare
  login constant text := (select rolname from pg_roles where rolname in ('city_staff', 'national_staff')
    and has_any_column_privilege(rolname, 'profile_revision', 'insert'));
begin
  execute format('drop policy of_seen_record on profile_revision');
  execute format('revoke insert (subject_id) on profile_revision from %I', login);
end $$;
alter table profile_revision drop column subject_id;
