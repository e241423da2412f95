-- up
create table job_order (
  id uuid primary key,
  version integer not null default 1 check (version > 0),
  number text not null unique check (number ~ '^\d{5}-\d{1,8}$'),
  office text not null,
  employer text not null,
  disclosure text not null check (disclosure in ('FULL', 'WITHOUT_EMPLOYER', 'REGISTERED_SEEKERS_ONLY')),
  title text not null,
  description text not null,
  occupation_code text not null,
  occupation_code_edition text not null,
  workplace_ward_code text check (workplace_ward_code ~ '^\d{6}$'),
  employment_type text not null check (employment_type in ('REGULAR', 'FIXED_TERM', 'PART_TIME')),
  contract_term text not null check (contract_term in ('INDEFINITE', 'FIXED')),
  wage_unit text not null check (wage_unit in ('HOURLY', 'DAILY', 'MONTHLY')),
  wage_minimum integer not null check (wage_minimum > 0),
  wage_maximum integer check (wage_maximum >= wage_minimum),
  working_hours text,
  holidays text,
  insurance text[] not null,
  probation text,
  experience_required text,
  licences_required text[] not null,
  selection_method text,
  openings smallint not null check (openings > 0),
  filled smallint not null default 0 check (filled between 0 and openings),
  received_on date not null,
  refer_until date not null check (refer_until >= received_on),
  status text not null
    check (status in ('RECEIVED', 'OPEN', 'SUSPENDED', 'FILLED', 'EXPIRED', 'CANCELED', 'NOT_ACCEPTED')),
  not_accepted_ground text check (not_accepted_ground in (
    'ILLEGAL_CONTENT', 'UNSUITABLE_CONDITIONS', 'SANCTIONED_EMPLOYER', 'TERMS_NOT_DISCLOSED',
    'ANTISOCIAL_FORCES', 'REFUSED_REPORT'
  )),
  age_minimum smallint,
  age_maximum smallint check (age_maximum >= age_minimum),
  age_ground text check (age_ground in (
    'RETIREMENT_AGE', 'STATUTORY_MINIMUM', 'YOUNG_CAREER_START', 'SKILL_SUCCESSION_BAND',
    'PERFORMING_ARTS', 'OLDER_OR_POLICY_GROUP'
  )),
  age_basis_text text,
  age_policy_group text,
  mandatory_retirement_age smallint check (mandatory_retirement_age >= 60),
  trial_mode text not null check (trial_mode in ('NONE', 'TRIAL_ONLY', 'DUAL')),
  search_key text generated always as (search_key(title || ' ' || description)) stored,
  check ((age_minimum is not null or age_maximum is not null) <= (age_ground is not null)),
  check ((age_ground is null) = (age_basis_text is null)),
  check ((status = 'NOT_ACCEPTED') = (not_accepted_ground is not null)),
  check (status <> 'FILLED' or filled = openings)
);
create index job_order_search on job_order using gin (bigrams(search_key));
create index job_order_newest on job_order (received_on desc, id desc);

-- down
drop table job_order;
