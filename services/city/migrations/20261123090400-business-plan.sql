-- up
create table business_plan (
  fiscal_year smallint not null,
  version smallint not null check (version > 0),
  status text not null check (status in ('DRAFT', 'PROPOSED', 'IN_FORCE', 'REVISED')),
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  change_reason text,
  recorded_at timestamptz not null default now(),
  primary key (fiscal_year, version)
);
create unique index one_plan_in_force on business_plan (fiscal_year) where status = 'IN_FORCE';
create table plan_target (
  fiscal_year smallint not null,
  version smallint not null,
  service_point_id text not null references service_point,
  measure text not null check (measure in ('USERS', 'PLACEMENTS')),
  value integer not null check (value >= 0),
  printed_words text,
  primary key (fiscal_year, version, service_point_id, measure),
  foreign key (fiscal_year, version) references business_plan
);

-- down
drop table plan_target;
drop table business_plan;
