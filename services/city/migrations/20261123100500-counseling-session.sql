-- up
create table counseling_session (
  id uuid primary key,
  seeker_id uuid not null references city_file,
  service_point_id text not null references service_point,
  day date not null,
  booked_for timestamptz,
  held_on date,
  minutes smallint check (minutes between 1 and 480),
  themes text[] not null,
  status text not null check (status in ('BOOKED', 'HELD', 'NO_SHOW', 'CANCELED')),
  by_role text,
  by_name text,
  summary text,
  next_action_text text,
  next_action_owner text check (next_action_owner in ('CITY', 'NATIONAL')),
  next_action_due_on date,
  check (booked_for is not null or held_on is not null),
  check ((status = 'HELD') = (held_on is not null)),
  check ((next_action_text is null) = (next_action_owner is null))
);
create index counseling_session_of_seeker on counseling_session (seeker_id, day desc, id desc);
create index counseling_session_at_point on counseling_session (service_point_id, day desc, id desc);
create index counseling_session_newest on counseling_session (day desc, id desc);
create table counseling_note (
  session_id uuid primary key references counseling_session,
  notes text not null
);

-- down
drop table counseling_note;
drop table counseling_session;
