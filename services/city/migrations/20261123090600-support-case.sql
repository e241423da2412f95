-- up
create table support_case (
  id uuid not null,
  version smallint not null check (version > 0),
  service_point_id text not null references service_point,
  age_band text not null
    check (age_band in ('UNDER_25', 'FROM_25_TO_34', 'FROM_35_TO_44', 'FROM_45_TO_54', 'FROM_55_TO_64', 'OVER_64')),
  sex text not null check (sex in ('MALE', 'FEMALE', 'UNSTATED')),
  desired_occupation text not null,
  desired_occupation_note text,
  previous_occupations text,
  status text not null check (status in ('DRAFT', 'DEIDENTIFIED', 'APPROVED', 'PUBLISHED', 'WITHDRAWN')),
  motive text not null,
  issues text not null,
  support text not null,
  result text not null,
  support_duration text not null,
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  recorded_at timestamptz not null default now(),
  primary key (id, version)
);
create index support_case_published on support_case (recorded_at, id) where status = 'PUBLISHED';

-- down
drop table support_case;
