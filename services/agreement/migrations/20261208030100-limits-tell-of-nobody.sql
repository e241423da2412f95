-- up
-- 緊急閲覧・照会: whether the day's limit is reached tells of nobody: it is compared before anybody knows whether there is such a
-- person.
create or replace function limit_openings() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  -- guard: openings-at-once-wait-for-each-other
  perform lock_until_end('openings of ' || new.opened_to);
  -- guard: openings-of-day-are-limited
  if (select count(*) from opened_record where opened_to = new.opened_to and opened_on = new.opened_on) >= openings_a_day() then
    raise check_violation using constraint = 'openings_of_day',
      message = 'this member of staff has opened as many records as one may on a day';
  end if;
  -- guard: record-is-opened-of-known-person
  if not has_file(new.seeker_id) then return null; end if;
  return new;
end $$;

-- An act that may tell of a person begins a lookup, which counts until the act has ended, and afterwards if it told.
alter table person_lookup add column has_ended boolean not null default true,
  add constraint found_so_many check (found >= 0);
drop function keep_lookup;
create function keep_lookup(on_ground text, for_reason text, persons integer, ended boolean default true) returns uuid
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  staff constant text := caller_setting('subject');
  kept uuid;
begin
  -- guard: lookups-at-once-wait-for-each-other
  perform lock_until_end('lookups of ' || staff);
  -- guard: lookups-of-day-are-limited
  if (select count(*) from person_lookup where looked_up_by = staff and looked_up_on = business_today()) >= lookups_a_day() then
    raise check_violation using constraint = 'lookups_of_day',
      message = 'this member of staff has looked up as many persons as one may on a day';
  end if;
  -- guard: lookup-is-kept-whomever-it-finds
  insert into person_lookup (looked_up_by, by_role, by_name, service_points, looked_up_on, ground, reason, found, has_ended)
    values (staff, caller_setting('role'), caller_setting('name'), caller_service_points(), business_today(), on_ground, for_reason,
      persons, ended)
    returning id into kept;
  return kept;
end $$;
create function end_lookup(lookup uuid, persons integer) returns void
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if persons = 0 then
    delete from person_lookup where id = lookup and not has_ended and looked_up_by = caller_setting('subject');
  end if;
  update person_lookup set found = persons, has_ended = true
    where id = lookup and not has_ended and looked_up_by = caller_setting('subject');
end $$;
revoke execute on function keep_lookup, end_lookup from public;

-- 統合: whether the other id of a link is unknown here, or has a file without records, is told to whom serves the one.
create function is_unknown_beside(own uuid, other uuid) returns boolean
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  -- guard: unknown-id-is-told-beside-own-person
  return (session_user = current_user or is_counselor() and seeker_is_at_own_service_point(own)) and not has_file(other);
end $$;
create function is_empty_beside(own uuid, other uuid) returns boolean
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  -- guard: empty-file-is-told-beside-own-person
  return (session_user = current_user or is_counselor() and seeker_is_at_own_service_point(own)) and file_is_empty(other);
end $$;
revoke execute on function is_unknown_beside, is_empty_beside from public;

do $$
declare
  party constant text := (select split_part(rolname, '_', 1) from pg_roles
    where rolname in ('city_staff', 'national_staff') and has_table_privilege(rolname, 'opened_record', 'select'));
  -- guard: link-is-proposed-in-own-name
  own_name constant text := $sql$(select is_counselor())
    and proposed_by = (select caller_setting('subject')) and by_role = (select caller_setting('role'))
    and coalesce(by_name, caller_setting('name')) is not distinct from (select caller_setting('name'))$sql$;
  -- guard: link-is-proposed-of-own-persons-alone
  own_pair constant text := $sql$
    (seeker_is_at_own_service_point(duplicate_id) or is_unknown_beside(kept_id, duplicate_id))
    and (seeker_is_at_own_service_point(kept_id) or is_unknown_beside(duplicate_id, kept_id))$sql$;
begin
  execute replace($sql$
    grant execute on function keep_lookup, end_lookup, is_unknown_beside, is_empty_beside to PARTY_staff;
    revoke execute on function has_file, file_is_empty from PARTY_staff;
  $sql$, 'PARTY', party);
  execute format('alter policy counselor_proposes on link_proposal with check (%s and %s)', own_name, own_pair);
  -- The new row is compared, and has the same duplicate.
  execute format('alter policy counselor_proposes_anew on link_proposal using ((select is_counselor())) with check (%s and %s)',
    own_name, own_pair);
  -- guard: every-link-is-carried-out-by-second-person
  alter policy counselor_joins on linked_file with check ((select is_counselor()) and seeker_is_at_own_service_point(kept_id)
    and (seeker_is_at_own_service_point(duplicate_id)
      or followed_receipt is not null and is_empty_beside(kept_id, duplicate_id))
    and exists (select from link_proposal as proposal
      where array[proposal.duplicate_id, proposal.kept_id]
        = case when kept_by_other_party then array[linked_file.kept_id, linked_file.duplicate_id]
          else array[linked_file.duplicate_id, linked_file.kept_id] end
        and proposal.proposed_by <> (select caller_setting('subject'))));
end $$;

-- down
do $$
declare
  party constant text := (select split_part(rolname, '_', 1) from pg_roles
    where rolname in ('city_staff', 'national_staff') and has_table_privilege(rolname, 'opened_record', 'select'));
  own_name constant text := $sql$(select is_counselor())
    and proposed_by = (select caller_setting('subject')) and by_role = (select caller_setting('role'))
    and coalesce(by_name, caller_setting('name')) is not distinct from (select caller_setting('name'))$sql$;
  own_pair constant text := $sql$
    (seeker_is_at_own_service_point(duplicate_id) or seeker_is_at_own_service_point(kept_id))
    and (seeker_is_at_own_service_point(duplicate_id) or not has_file(duplicate_id))
    and (seeker_is_at_own_service_point(kept_id) or not has_file(kept_id))$sql$;
begin
  execute replace('grant execute on function has_file, file_is_empty to PARTY_staff', 'PARTY', party);
  alter policy counselor_joins on linked_file with check ((select is_counselor()) and seeker_is_at_own_service_point(kept_id)
    and (seeker_is_at_own_service_point(duplicate_id) or followed_receipt is not null and file_is_empty(duplicate_id))
    and exists (select from link_proposal as proposal
      where array[proposal.duplicate_id, proposal.kept_id]
        = case when kept_by_other_party then array[linked_file.kept_id, linked_file.duplicate_id]
          else array[linked_file.duplicate_id, linked_file.kept_id] end
        and proposal.proposed_by <> (select caller_setting('subject'))));
  execute format('alter policy counselor_proposes_anew on link_proposal using ((select is_counselor())
    and (seeker_is_at_own_service_point(duplicate_id) or not has_file(duplicate_id))) with check (%s and %s)', own_name, own_pair);
  execute format('alter policy counselor_proposes on link_proposal with check (%s and %s)', own_name, own_pair);
end $$;
drop function is_empty_beside;
drop function is_unknown_beside;
drop function end_lookup;
drop function keep_lookup;
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
revoke execute on function keep_lookup from public;
do $$
declare
  party constant text := (select split_part(rolname, '_', 1) from pg_roles
    where rolname in ('city_staff', 'national_staff') and has_table_privilege(rolname, 'opened_record', 'select'));
begin
  execute format('grant execute on function keep_lookup to %I', party || '_staff');
end $$;
alter table person_lookup drop constraint found_so_many, drop column has_ended;
create or replace function limit_openings() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform lock_until_end('openings of ' || new.opened_to);
  if (select count(*) from opened_record where opened_to = new.opened_to and opened_on = new.opened_on) >= openings_a_day() then
    raise check_violation using constraint = 'openings_of_day',
      message = 'this member of staff has opened as many records as one may on a day';
  end if;
  return new;
end $$;
