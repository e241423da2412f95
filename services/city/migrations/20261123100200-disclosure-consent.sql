-- up
create table disclosure_consent (
  id uuid primary key,
  seeker_id uuid not null references city_file,
  categories text[] not null check (
    cardinality(categories) > 0
    and categories <@ array['CITY_PROFILE', 'COUNSELING_SUMMARY', 'PROGRAM_APPLICATION', 'LIAISON']
  ),
  purpose text not null,
  evidence text not null check (evidence in ('SIGNED_FORM', 'ONLINE', 'ORAL_RECORDED')),
  given_on date not null,
  expires_on date not null check (expires_on >= given_on),
  withdrawn_at timestamptz,
  recorded_at timestamptz not null default now(),
  taken_by_role text,
  taken_by_name text
);
create index disclosure_consent_of_seeker on disclosure_consent (seeker_id, given_on desc, id desc);

-- down
drop table disclosure_consent;
