-- up
-- Who wrote a record, and when: the database sets the time, and a login writes no name but the caller's.
alter table state_change alter column at set default now();
do $$
declare
  granted record;
  signed record;
  logins text;
begin
  -- The rights to insert leave out what the database sets.
  for granted in
    select grantee, table_name, string_agg(quote_ident(column_name), ', ') as columns
    from information_schema.role_column_grants
    where table_schema = 'public' and privilege_type = 'INSERT' and grantee ~ '^(city|national)_(staff|peer|self|joint)$'
      and table_name in (
        select table_name from information_schema.columns where table_schema = 'public' and column_default = 'now()'
      )
      -- guard: database-sets-time-of-record
      and (table_name, column_name) not in (
        select table_name, column_name from information_schema.columns
        where table_schema = 'public' and (column_default = 'now()' or is_identity = 'YES')
      )
      and column_name <> 'business_day'
    group by grantee, table_name
  loop
    execute format('revoke insert on %I from %I', granted.table_name, granted.grantee);
    execute format('grant insert (%s) on %I to %I', granted.columns, granted.table_name, granted.grantee);
  end loop;
  -- A record whose columns name who wrote it is written in the caller's own name.
  for signed in
    select role.table_name, role.column_name as role_column, name.column_name as name_column
    from information_schema.columns as role left join information_schema.columns as name
      on name.table_schema = 'public' and name.table_name = role.table_name
        and name.column_name = replace(role.column_name, 'role', 'name')
    where role.table_schema = 'public' and role.column_name ~ '^((raised|taken|kept|opened|recorded|decided)_)?by_role$'
      and (role.table_name, role.column_name) <> ('kept_receipt', 'by_role') and role.table_name <> 'access_record'
  loop
    select string_agg(quote_ident(rolname), ', ') into logins from pg_roles
    where rolname ~ '^(city|national)_(staff|peer|self|joint)$' and has_any_column_privilege(rolname, signed.table_name, 'insert');
    continue when logins is null;
    -- guard: record-is-written-in-own-name
    execute format(
      'create policy in_own_name on %I as restrictive for insert to %s with check (
        coalesce(%I, caller_setting(''role'')) = caller_setting(''role'') and %s)',
      signed.table_name,
      logins,
      signed.role_column,
      case when signed.name_column is null then 'true'
        else format('coalesce(%1$I, caller_setting(''name'')) is not distinct from caller_setting(''name'')', signed.name_column)
      end
    );
  end loop;
end $$;

-- down
do $$
declare
  signed record;
begin
  for signed in select tablename from pg_policies where schemaname = 'public' and policyname = 'in_own_name' loop
    execute format('drop policy in_own_name on %I', signed.tablename);
  end loop;
end $$;
alter table state_change alter column at drop default;
