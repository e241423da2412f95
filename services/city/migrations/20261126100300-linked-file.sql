-- up
-- Ids alone, so that whoever writes about a person finds the id that was kept.
create table linked_file (
  duplicate_id uuid primary key references city_file,
  kept_id uuid not null references city_file check (kept_id <> duplicate_id),
  linked_at timestamptz not null default now(),
  by_role text not null,
  by_name text,
  reason text not null check (reason <> '')
);
create index linked_file_of_kept on linked_file (kept_id);
create function kept_seeker(given uuid) returns uuid
  language sql stable
  return coalesce((select kept_id from linked_file where duplicate_id = given), given);
create function same_person(given uuid) returns uuid[]
  language sql stable
  return array(
    select kept_seeker(given) union all select duplicate_id from linked_file where kept_id = kept_seeker(given)
  );
-- Linking takes the lock alone: what is written meanwhile waits, and then finds the link.
create function write_under_kept() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(hashtextextended(new.seeker_id::text, 0));
  new.seeker_id := kept_seeker(new.seeker_id);
  return new;
end $$;
create trigger visit_under_kept before insert on counter_visit
  for each row when (new.seeker_id is not null) execute function write_under_kept();
create trigger session_under_kept before insert on counseling_session
  for each row execute function write_under_kept();
create trigger application_under_kept before insert on program_application
  for each row execute function write_under_kept();
create trigger consent_under_kept before insert on disclosure_consent
  for each row execute function write_under_kept();
create trigger opening_under_kept before insert on opened_record
  for each row execute function write_under_kept();

-- down
drop trigger opening_under_kept on opened_record;
drop trigger consent_under_kept on disclosure_consent;
drop trigger application_under_kept on program_application;
drop trigger session_under_kept on counseling_session;
drop trigger visit_under_kept on counter_visit;
drop function write_under_kept;
drop function same_person;
drop function kept_seeker;
drop table linked_file;
