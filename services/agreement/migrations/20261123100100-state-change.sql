-- up
create table state_change (
  id bigint generated always as identity primary key,
  subject_id uuid not null,
  at timestamptz not null,
  by_party text check (by_party in ('CITY', 'NATIONAL')),
  by_role text not null,
  by_name text,
  from_state text,
  to_state text not null,
  reason text
);
create index state_change_of_subject on state_change (subject_id, at, id);

-- down
drop table state_change;
