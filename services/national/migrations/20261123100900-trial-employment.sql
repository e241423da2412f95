-- up
create table trial_employment (
  id uuid primary key,
  version integer not null default 1 check (version > 0),
  placement_id uuid not null unique references placement,
  rule_version text not null,
  starts_on date not null,
  planned_end_on date not null check (planned_end_on >= starts_on and planned_end_on < starts_on + interval '3 months'),
  plan_due_on date not null,
  plan_filed_on date,
  status text not null
    check (status in ('PLANNED', 'STARTED', 'CONVERTED', 'NOT_CONVERTED', 'ENDED_EARLY', 'NOT_STARTED')),
  ended_on date check (ended_on >= starts_on),
  end_reason text,
  converted_on date check (converted_on >= starts_on),
  check ((status = 'CONVERTED') = (converted_on is not null))
);
create index trial_employment_newest on trial_employment (starts_on desc, id desc);

-- down
drop table trial_employment;
