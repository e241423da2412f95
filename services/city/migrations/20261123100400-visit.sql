-- up
create table visit (
  id uuid primary key,
  service_point_id text not null references service_point,
  visited_on date not null,
  seeker_id uuid,
  services text[] not null check (
    services <@ array[
      'CAREER_COUNSELING', 'LOCAL_JOB_INFORMATION', 'PROGRAM_INFORMATION',
      'VOCATIONAL_CONSULTATION', 'PLACEMENT_SERVICE', 'JOB_TERMINAL'
    ]
  ),
  status text not null default 'COUNTED' check (status in ('COUNTED', 'VOIDED')),
  recorded_at timestamptz not null default now(),
  recorded_by_party text not null check (recorded_by_party in ('CITY', 'NATIONAL')),
  recorded_by_role text not null,
  voided_at timestamptz,
  voided_by_party text check (voided_by_party in ('CITY', 'NATIONAL')),
  voided_by_role text,
  void_reason text,
  check ((status = 'VOIDED') = (voided_at is not null and voided_by_role is not null and void_reason is not null))
);
create index visit_of_seeker on visit (seeker_id, visited_on desc, id desc);
create index visit_at_point on visit (service_point_id, visited_on desc, id desc);
create index visit_counted on visit (service_point_id, visited_on, seeker_id) include (recorded_at, voided_at);
create table counted_since (
  rule text primary key,
  since date not null,
  recorded_at timestamptz not null default now()
);

-- down
drop table counted_since;
drop table visit;
