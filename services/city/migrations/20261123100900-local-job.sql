-- up
create table local_job (
  id uuid primary key,
  version integer not null default 1 check (version > 0),
  title text not null,
  employer text not null,
  description text not null,
  occupation_code text not null,
  workplace_ward_code text check (workplace_ward_code ~ '^\d{6}$'),
  employment_type text not null check (employment_type in ('REGULAR', 'FIXED_TERM', 'PART_TIME')),
  wage_unit text not null check (wage_unit in ('HOURLY', 'DAILY', 'MONTHLY')),
  wage_minimum integer not null check (wage_minimum > 0),
  wage_maximum integer check (wage_maximum >= wage_minimum),
  openings smallint not null check (openings > 0),
  contact text not null,
  url text,
  drafted_on date not null,
  published_on date,
  apply_by date not null,
  status text not null check (status in ('DRAFT', 'PUBLISHED', 'FILLED', 'EXPIRED', 'WITHDRAWN')),
  search_key text generated always as (search_key(title || ' ' || employer || ' ' || description)) stored,
  check (status = 'DRAFT' or published_on is not null)
);
create index local_job_search on local_job using gin (bigrams(search_key));
create index local_job_newest on local_job (drafted_on desc, id desc);

-- down
drop table local_job;
