-- up
-- 照会: an act that is refused because of what is known of a person elsewhere counts as a lookup.
do $$
declare
  party constant text := (select split_part(rolname, '_', 1) from pg_roles
    where rolname in ('city_staff', 'national_staff') and has_table_privilege(rolname, 'opened_record', 'select'));
begin
  execute format('grant execute on function keep_lookup to %I', party || '_staff');
end $$;

-- down
do $$
declare
  party constant text := (select split_part(rolname, '_', 1) from pg_roles
    where rolname in ('city_staff', 'national_staff') and has_table_privilege(rolname, 'opened_record', 'select'));
begin
  execute format('revoke execute on function keep_lookup from %I', party || '_staff');
end $$;
