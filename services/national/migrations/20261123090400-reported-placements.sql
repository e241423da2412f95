-- up
create table reported_placements (
  service_point_id text not null references service_point,
  from_month text not null check (from_month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  through_month text not null check (through_month ~ '^\d{4}-(0[1-9]|1[0-2])$' and through_month >= from_month),
  value integer not null check (value >= 0),
  printed_words text not null,
  recorded_at timestamptz not null default now(),
  primary key (service_point_id, from_month, through_month)
);

-- down
drop table reported_placements;
