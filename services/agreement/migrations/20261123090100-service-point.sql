-- up
create table service_point (
  id text primary key check (id ~ '^[a-z][a-z-]*$'),
  name text not null unique,
  ward_code text not null check (ward_code ~ '^\d{6}$'),
  ward_name text not null,
  opened_on date not null,
  closed_on date check (closed_on >= opened_on)
);
create table staffing (
  service_point_id text not null references service_point,
  kind text not null check (kind in ('VOCATIONAL_COUNSELOR', 'JOB_INFORMATION_TERMINAL', 'PLACEMENT_TERMINAL')),
  fiscal_year smallint not null,
  count smallint not null check (count > 0),
  confidence text not null check (confidence in ('STATED', 'INFERRED')),
  source_text text,
  primary key (service_point_id, kind, fiscal_year)
);

-- down
drop table staffing;
drop table service_point;
