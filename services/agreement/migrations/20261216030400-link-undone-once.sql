-- up
-- Of two who undo one link at once, the second waits for the first, and finds none any more.
create or replace function part_records(duplicate uuid, tables text[], by_role text, by_name text, reason text) returns uuid
  language plpgsql set search_path = public, pg_temp as $$
declare
  link linked_file%rowtype;
  named text;
begin
  select * into link from linked_file where duplicate_id = duplicate for update;
  -- guard: link-is-undone-once-however-many-ask
  if not found then raise check_violation using constraint = 'link_is_undone_once', message = 'the file is linked to no other one'; end if;
  insert into unlinked_file (duplicate_id, kept_id, first_kept_id, linked_at, linked_on, unlinked_on, by_role, by_name, reason)
    values (duplicate, link.kept_id, link.first_kept_id, link.linked_at, link.linked_on, book_day(now()), by_role, by_name, reason);
  delete from linked_file where duplicate_id = duplicate;
  with recursive behind as (
    select duplicate_id from linked_file where first_kept_id = duplicate
    union
    select linked_file.duplicate_id from linked_file join behind on linked_file.first_kept_id = behind.duplicate_id
  )
  update linked_file set kept_id = duplicate where duplicate_id in (select duplicate_id from behind);
  foreach named in array tables || array['file_transfer'] loop
    execute format('update %I set seeker_id = $1 where seeker_id = $2 and id::text = any ($3)', named)
      using duplicate, link.kept_id, link.joined_records;
  end loop;
  return link.kept_id;
end $$;

-- down
create or replace function part_records(duplicate uuid, tables text[], by_role text, by_name text, reason text) returns uuid
  language plpgsql set search_path = public, pg_temp as $$
declare
  link linked_file%rowtype;
  named text;
begin
  select * into link from linked_file where duplicate_id = duplicate for update;
  insert into unlinked_file (duplicate_id, kept_id, first_kept_id, linked_at, linked_on, unlinked_on, by_role, by_name, reason)
    values (duplicate, link.kept_id, link.first_kept_id, link.linked_at, link.linked_on, book_day(now()), by_role, by_name, reason);
  delete from linked_file where duplicate_id = duplicate;
  with recursive behind as (
    select duplicate_id from linked_file where first_kept_id = duplicate
    union
    select linked_file.duplicate_id from linked_file join behind on linked_file.first_kept_id = behind.duplicate_id
  )
  update linked_file set kept_id = duplicate where duplicate_id in (select duplicate_id from behind);
  foreach named in array tables || array['file_transfer'] loop
    execute format('update %I set seeker_id = $1 where seeker_id = $2 and id::text = any ($3)', named)
      using duplicate, link.kept_id, link.joined_records;
  end loop;
  return link.kept_id;
end $$;
