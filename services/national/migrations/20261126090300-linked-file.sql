-- up
-- 重複した求職者: a file that was linked to another file of the same person. Both ids still resolve.
create table linked_file (
  duplicate_id uuid primary key references national_file,
  kept_id uuid not null references national_file check (kept_id <> duplicate_id),
  linked_at timestamptz not null default now(),
  by_role text not null,
  by_name text,
  reason text not null check (reason <> '')
);
create index linked_file_of_kept on linked_file (kept_id);

create function file_of(seeker uuid) returns uuid
  language sql stable strict parallel safe security definer set search_path = public, pg_temp
  return coalesce((select kept_id from linked_file where duplicate_id = seeker), seeker);
create function ids_of(seeker uuid) returns uuid[]
  language sql stable strict parallel safe security definer set search_path = public, pg_temp
  return array_prepend(seeker, array(select duplicate_id from linked_file where kept_id = seeker));

-- A write waits while its person's file is being linked, and then goes to the file that is kept.
create function follow_link() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from national_file where seeker_id = new.seeker_id for key share;
  new.seeker_id := file_of(new.seeker_id);
  return new;
end $$;
create trigger follow_link before insert on registration for each row execute function follow_link();
create trigger follow_link before insert on consultation for each row execute function follow_link();
create trigger follow_link before insert on disclosure_consent for each row execute function follow_link();

-- down
drop trigger follow_link on disclosure_consent;
drop trigger follow_link on consultation;
drop trigger follow_link on registration;
drop function follow_link;
drop function ids_of;
drop function file_of;
drop table linked_file;
