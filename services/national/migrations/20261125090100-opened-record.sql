-- up
create table opened_record (
  id uuid primary key default gen_random_uuid(),
  seeker_id uuid not null references national_file,
  opened_to text not null,
  by_role text not null,
  by_name text,
  opened_on date not null,
  opened_at timestamptz not null default now(),
  reason text not null check (reason <> '')
);
create index opened_record_of_seeker on opened_record (seeker_id, opened_on, opened_to);

-- down
drop table opened_record;
