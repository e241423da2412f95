-- up
-- 統合の二人確認: one member of staff proposes a link, another carries it out.
create table link_proposal (
  duplicate_id uuid primary key,
  kept_id uuid not null check (kept_id <> duplicate_id),
  proposed_by text not null,
  by_role text not null,
  by_name text,
  reason text not null check (reason <> ''),
  proposed_at timestamptz not null default now()
);
create index link_proposal_of_kept on link_proposal (kept_id);
alter table linked_file add column proposed_by_name text, add column joined_records text[] not null default '{}';

-- 統合の取消し: a link that was undone. What was counted while it stood is answered as it was.
create table unlinked_file (
  id uuid primary key default gen_random_uuid(),
  duplicate_id uuid not null,
  kept_id uuid not null,
  first_kept_id uuid not null,
  linked_at timestamptz not null,
  linked_on date not null,
  unlinked_at timestamptz not null default written_at(),
  unlinked_on date not null,
  by_role text not null,
  by_name text,
  reason text not null check (reason <> '')
);
create index unlinked_file_of_duplicate on unlinked_file (duplicate_id);
create index unlinked_file_of_kept on unlinked_file (kept_id);

do $$
declare
  named text;
begin
  foreach named in array array['link_proposal', 'unlinked_file'] loop
    execute format('alter table %I enable row level security', named);
    execute format('alter table %I force row level security', named);
    execute format('create policy owner on %I to current_user using (true) with check (true)', named);
  end loop;
end $$;

-- The records of a duplicate that go along with a link are kept in it, so that they go back when it is undone. A request
-- for a transfer of the duplicate lapses, and the proposals of the link are settled.
create or replace function take_transfers_along() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update file_transfer set status = 'REFUSED' where seeker_id = new.duplicate_id and status = 'REQUESTED';
  with moved as (update file_transfer set seeker_id = new.kept_id where seeker_id = new.duplicate_id returning id)
  update linked_file set joined_records = array(select id::text from moved) where duplicate_id = new.duplicate_id;
  delete from link_proposal where duplicate_id in (new.duplicate_id, new.kept_id) or kept_id = new.duplicate_id;
  return null;
end $$;
-- Moves what a person's file has in these tables to the kept file.
create function join_records(duplicate uuid, kept uuid, tables text[]) returns void
  language plpgsql set search_path = public, pg_temp as $$
declare
  named text;
begin
  foreach named in array tables loop
    execute format('with moved as (update %I set seeker_id = $2 where seeker_id = $1 returning id)
      update linked_file set joined_records = joined_records || array(select id::text from moved)
      where duplicate_id = $1', named) using duplicate, kept;
  end loop;
end $$;
-- Moves back what the link had moved, and notes when and by whom it was undone. Files that were linked to the duplicate
-- before stay with it.
create function part_records(duplicate uuid, tables text[], by_role text, by_name text, reason text) returns uuid
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
revoke execute on function join_records, part_records from public;

-- 本人: a token reads what is kept under its own id. A link widens it by nothing, unless this is the id under which the other
-- party, whose link was followed, keeps the person.
alter table linked_file add column kept_by_other_party boolean not null default false;
create function file_of_self(seeker uuid) returns uuid
  language sql stable strict parallel safe security definer set search_path = public, pg_temp
  return coalesce((select kept_id from linked_file
    where duplicate_id = seeker and kept_by_other_party and kept_id = first_kept_id), seeker);
create or replace function caller_seeker() returns uuid language sql stable parallel safe
  return file_of_self(caller_setting('seeker')::uuid);

-- down
create or replace function caller_seeker() returns uuid language sql stable parallel safe
  return file_of(caller_setting('seeker')::uuid);
drop function file_of_self;
drop function part_records;
drop function join_records;
create or replace function take_transfers_along() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update file_transfer set status = 'REFUSED' where seeker_id = new.duplicate_id and status = 'REQUESTED';
  update file_transfer set seeker_id = new.kept_id where seeker_id = new.duplicate_id;
  return null;
end $$;
drop table unlinked_file;
alter table linked_file drop column proposed_by_name, drop column joined_records, drop column kept_by_other_party;
drop table link_proposal;
