-- up
create table placement (
  id uuid primary key,
  version integer not null default 1 check (version > 0),
  referral_id uuid not null references referral,
  service_point_id text references service_point,
  hired_on date not null,
  starts_on date not null check (starts_on >= hired_on),
  employment_type text not null check (employment_type in ('REGULAR', 'FIXED_TERM', 'PART_TIME')),
  on_trial boolean not null,
  support_started_on date check (support_started_on <= hired_on),
  status text not null check (status in ('REPORTED', 'CONFIRMED', 'VOIDED')),
  confirmed_on date check (confirmed_on >= hired_on),
  void_reason text,
  corrected_month text check (corrected_month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  recorded_at timestamptz not null default now(),
  check (status <> 'CONFIRMED' or confirmed_on is not null),
  check ((status = 'VOIDED') = (void_reason is not null))
);
create unique index one_placement_of_referral on placement (referral_id) where status <> 'VOIDED';
create index placement_at_point on placement (service_point_id, hired_on desc, id desc);
create index placement_newest on placement (hired_on desc, id desc);
create index placement_counted on placement (service_point_id, hired_on) where status = 'CONFIRMED';
create table counted_since (
  rule text primary key,
  since date not null,
  recorded_at timestamptz not null default now()
);

-- down
drop table counted_since;
drop table placement;
