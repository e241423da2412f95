-- up
create table program_application (
  id uuid primary key,
  version integer not null default 1 check (version > 0),
  program_id uuid not null references support_program,
  seeker_id uuid not null references city_file,
  opened_on date not null,
  status text not null
    check (status in ('DRAFT', 'SUBMITTED', 'RETURNED', 'UNDER_REVIEW', 'APPROVED', 'REJECTED', 'WITHDRAWN')),
  submitted_on date check (submitted_on >= opened_on),
  decided_on date check (decided_on >= submitted_on),
  decision_reason text,
  check ((status in ('APPROVED', 'REJECTED')) = (decided_on is not null)),
  check (status <> 'REJECTED' or decision_reason is not null)
);
create index program_application_of_seeker on program_application (seeker_id, opened_on desc, id desc);
create index program_application_newest on program_application (opened_on desc, id desc);

-- down
drop table program_application;
