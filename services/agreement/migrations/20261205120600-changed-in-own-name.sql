-- up
-- Who changed a record, and when: a login writes no name but the caller's over what stands, and gives no instant.
create function require_own_name() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  was constant jsonb := to_jsonb(old);
  becomes constant jsonb := to_jsonb(new);
  signed text;
begin
  if session_user::text !~ '_(staff|peer|self|joint)$' then return new; end if;
  foreach signed in array tg_argv loop
    -- guard: record-is-changed-in-own-name
    if becomes ->> signed is distinct from was ->> signed
      and coalesce(becomes ->> signed, '') not in ('', coalesce(caller_setting(regexp_replace(signed, '^.*_', '')), '')) then
      raise insufficient_privilege using message = 'a record is changed in the caller''s own name';
    end if;
  end loop;
  return new;
end $$;
do $$
declare
  signed record;
begin
  for signed in
    select relname as table_name, string_agg(quote_ident(attname), ', ') as columns,
      string_agg(quote_literal(attname), ', ') as names
    from pg_class join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and attname ~ '(^|_)by_(party|role|name)$'
      and exists (select from pg_roles where rolname ~ '^(city|national)_(staff|peer|self|joint)$'
        and has_column_privilege(rolname, pg_class.oid, attnum, 'update'))
    group by 1
  loop
    execute format('create trigger changed_in_own_name before update of %s on %I for each row execute function require_own_name(%s)',
      signed.columns, signed.table_name, signed.names);
  end loop;
end $$;

create or replace function keep_withdrawals() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  -- guard: withdrawal-is-never-undone
  if old.withdrawn_at is distinct from new.withdrawn_at and old.withdrawn_at is not null
      or not new.withdrawn_categories @> old.withdrawn_categories then
    raise check_violation using message = 'a withdrawal is never undone', constraint = 'withdrawal_stands';
  end if;
  -- guard: withdrawal-is-of-instant-of-its-writing
  if session_user::text ~ '_(staff|self)$' and (new.withdrawn_at is distinct from old.withdrawn_at and new.withdrawn_at <> now()
      or exists (select from jsonb_each(new.withdrawn_categories)
        where not old.withdrawn_categories ? key and value <> to_jsonb(now()))) then
    raise insufficient_privilege using message = 'a withdrawal is of the instant of its writing';
  end if;
  return new;
end $$;

-- A login that changes a whole table's rows changes neither their keys nor what is set once.
do $$
declare
  narrowed record;
begin
  for narrowed in
    select rolname as login, relname as table_name, string_agg(quote_ident(attname), ', ') as changed
    from pg_class join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped
    cross join pg_roles
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and rolname ~ '^(city|national)_(staff|peer|self|joint)$' and has_table_privilege(rolname, pg_class.oid, 'update')
      and attgenerated = '' and attidentity = ''
      -- guard: keys-and-what-is-set-once-are-changed-by-no-login
      and not exists (select from pg_constraint where conrelid = pg_class.oid and contype = 'p' and attnum = any (conkey))
      and (relname, attname) not in (('job_order', 'number'), ('job_order', 'office'), ('job_order', 'received_on'),
        ('job_order', 'occupation_code_edition'), ('local_job', 'drafted_on'), ('city_profile', 'anonymized'),
        ('city_profile', 'birth_year'))
    group by 1, 2
  loop
    execute format('revoke update on %I from %I', narrowed.table_name, narrowed.login);
    execute format('grant update (%s) on %I to %I', narrowed.changed, narrowed.table_name, narrowed.login);
  end loop;
end $$;

-- down
do $$
declare
  narrowed record;
begin
  for narrowed in
    select tgrelid::regclass as table_name from pg_trigger where tgname = 'changed_in_own_name'
  loop
    execute format('drop trigger changed_in_own_name on %s', narrowed.table_name);
  end loop;
  for narrowed in
    select rolname as login, relname as table_name from pg_class cross join pg_roles
    where relnamespace = 'public'::regnamespace and has_any_column_privilege(rolname, pg_class.oid, 'update')
      and (rolname = 'city_staff' and relname in ('city_profile', 'application_decision', 'local_job', 'support_program')
        or rolname = 'national_staff' and relname in ('national_profile', 'registration_background', 'job_order'))
  loop
    execute format('grant update on %I to %I', narrowed.table_name, narrowed.login);
  end loop;
end $$;
create or replace function keep_withdrawals() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if old.withdrawn_at is distinct from new.withdrawn_at and old.withdrawn_at is not null
      or not new.withdrawn_categories @> old.withdrawn_categories then
    raise check_violation using message = 'a withdrawal is never undone', constraint = 'withdrawal_stands';
  end if;
  return new;
end $$;
drop function require_own_name;
