-- up
create table approved_plan (
  fiscal_year smallint not null,
  version smallint not null check (version > 0),
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  recorded_at timestamptz not null default now(),
  primary key (fiscal_year, version)
);
create table approved_target (
  fiscal_year smallint not null,
  version smallint not null,
  service_point_id text not null references service_point,
  value integer not null check (value >= 0),
  printed_words text,
  primary key (fiscal_year, version, service_point_id),
  foreign key (fiscal_year, version) references approved_plan
);

-- down
drop table approved_target;
drop table approved_plan;
