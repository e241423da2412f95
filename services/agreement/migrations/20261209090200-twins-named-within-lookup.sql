-- up
-- 重複の確認: whoever learns of a twin leaves a trace of it. An act names twins within the lookup that it began, which stays once
-- it has named one.
create function look_for_twins(given text, born date, own uuid) returns table (person uuid, place text)
  language plpgsql volatile security definer rows 2 set search_path = public, pg_temp as $$
declare
  begun uuid;
  persons integer;
begin
  -- Acts of one caller at once have begun a lookup each.
  select id into begun from person_lookup where looked_up_by = caller_setting('subject') and not has_ended
    order by looked_up_at desc limit 1 for update skip locked;
  -- guard: twins-are-named-within-lookup
  if begun is null and session_user <> current_user then
    raise insufficient_privilege using message = 'twins are named within a lookup that has begun';
  end if;
  return query select named.person, named.place from persons_named(given, born) as named where named.person <> file_of(own);
  get diagnostics persons = row_count;
  update person_lookup as lookup set found = greatest(lookup.found, persons) where id = begun and persons > 0;
end $$;
revoke execute on function look_for_twins from public;
create or replace function end_lookup(lookup uuid, persons integer) returns void
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if persons = 0 then
    -- guard: lookup-that-named-somebody-stays
    delete from person_lookup as kept where id = lookup and kept.found = 0
      -- guard: lookup-that-has-ended-stays
      and not has_ended and looked_up_by = caller_setting('subject');
  end if;
  update person_lookup as kept set found = greatest(kept.found, persons), has_ended = true
    where id = lookup and not has_ended and looked_up_by = caller_setting('subject');
end $$;
do $$
declare
  login constant text := (select rolname from pg_roles where rolname in ('city_staff', 'national_staff')
    and has_function_privilege(rolname, 'end_lookup(uuid, integer)', 'execute'));
begin
  execute format('revoke execute on function persons_named from %I', login);
  execute format('grant execute on function look_for_twins to %I', login);
end $$;

-- down
do $$
declare
  login constant text := (select rolname from pg_roles where rolname in ('city_staff', 'national_staff')
    and has_function_privilege(rolname, 'end_lookup(uuid, integer)', 'execute'));
begin
  execute format('grant execute on function persons_named to %I', login);
end $$;
create or replace function end_lookup(lookup uuid, persons integer) returns void
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if persons = 0 then
    delete from person_lookup where id = lookup and not has_ended and looked_up_by = caller_setting('subject');
  end if;
  update person_lookup set found = persons, has_ended = true
    where id = lookup and not has_ended and looked_up_by = caller_setting('subject');
end $$;
drop function look_for_twins;
