-- up
create table consultation (
  id uuid primary key,
  seeker_id uuid not null references national_file,
  service_point_id text references service_point,
  held_on date not null,
  minutes smallint not null check (minutes between 1 and 480),
  topics text[] not null,
  by_role text not null,
  by_name text,
  proposal text,
  proposal_agreed boolean check (proposal_agreed is null or proposal is not null),
  summary text,
  next_action_text text,
  next_action_owner text check (next_action_owner in ('CITY', 'NATIONAL')),
  next_action_due_on date,
  liaison_id uuid,
  recorded_at timestamptz not null default now()
);
create index consultation_of_seeker on consultation (seeker_id, held_on desc, id desc);
create index consultation_at_point on consultation (service_point_id, held_on desc, id desc);
create index consultation_newest on consultation (held_on desc, id desc);
create table consultation_note (
  consultation_id uuid primary key references consultation,
  notes text not null
);

-- down
drop table consultation_note;
drop table consultation;
