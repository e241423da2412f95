-- up
-- What no caller is told, no caller's login reads: the subject of an official's token and the hash of an access record, who
-- started counting, under which id a visit was recorded, the birth year kept of an anonymized person, whether a referral was
-- over an age limit and, for the person, which department sent a liaison.
do $$
declare
  narrowed record;
begin
  for narrowed in
    select rolname as login, relname as table_name, string_agg(quote_ident(attname), ', ') as told
    from pg_roles join pg_class on relnamespace = 'public'::regnamespace
      and relname in ('access_record', 'counted_since', 'visit', 'city_profile', 'referral', 'liaison')
    join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped
    where rolname ~ '^(city|national)_(staff|peer|self|joint|public|report|audit)$'
      and (relname <> 'liaison' or rolname = 'city_self') and has_table_privilege(rolname, pg_class.oid, 'select')
      -- guard: columns-told-to-nobody-are-read-by-no-login
      and (relname, attname) not in (('access_record', 'by_subject'), ('access_record', 'hash'),
        ('counted_since', 'by_role'), ('counted_since', 'by_name'), ('visit', 'entered_seeker_id'),
        ('city_profile', 'birth_year'), ('referral', 'over_age'), ('liaison', 'sent_by'))
    group by 1, 2
  loop
    execute format('revoke select on %I from %I', narrowed.table_name, narrowed.login);
    execute format('grant select (%s) on %I to %I', narrowed.told, narrowed.table_name, narrowed.login);
  end loop;
end $$;

-- down
do $$
declare
  narrowed record;
begin
  for narrowed in
    select rolname as login, relname as table_name from pg_roles join pg_class
      on relnamespace = 'public'::regnamespace
        and relname in ('access_record', 'counted_since', 'visit', 'city_profile', 'referral', 'liaison')
    where rolname ~ '^(city|national)_(staff|peer|self|joint|public|report|audit)$'
      and (relname <> 'liaison' or rolname = 'city_self') and has_any_column_privilege(rolname, pg_class.oid, 'select')
  loop
    execute format('grant select on %I to %I', narrowed.table_name, narrowed.login);
  end loop;
end $$;
