-- up
create table negotiation (
  id uuid primary key,
  version integer not null default 1 check (version > 0),
  registration_id uuid not null references registration,
  job_order_id uuid not null references job_order,
  topic text not null check (topic in ('AGE', 'RETIREMENT_AGE', 'EXPERIENCE', 'HOURS', 'WAGE', 'TRIAL')),
  request text not null,
  status text not null check (status in ('OPEN', 'AGREED', 'REFUSED', 'LAPSED')),
  opened_on date not null,
  settled_on date check (settled_on >= opened_on),
  opened_by_role text not null,
  opened_by_name text,
  check ((status = 'OPEN') = (settled_on is null))
);
create index negotiation_of_registration on negotiation (registration_id, opened_on desc, id desc);
create index negotiation_newest on negotiation (opened_on desc, id desc);

-- down
drop table negotiation;
