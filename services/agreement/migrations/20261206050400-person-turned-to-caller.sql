-- up
-- 支援の再開・他の窓口での受理: that the person came or called is said when the record is opened: on a ground, counted, told to the
-- person and to the service point, and reviewed.
create function seeker_turned_to_caller(seeker uuid) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  return exists (
    select from opened_record where seeker_id = file_of(seeker)
      and opened_to = caller_setting('subject') and opened_on = business_today()
      -- guard: only-who-came-or-called-has-turned-to-caller
      and ground in ('PERSON_CAME', 'PERSON_CALLED')
  );
end $$;
revoke execute on function seeker_turned_to_caller from public;
do $$
declare
  party constant text := (select split_part(rolname, '_', 1) from pg_roles
    where rolname in ('city_staff', 'national_staff') and has_table_privilege(rolname, 'opened_record', 'select'));
begin
  execute format('grant execute on function seeker_turned_to_caller to %I', party || '_staff');
end $$;

-- down
drop function seeker_turned_to_caller;
