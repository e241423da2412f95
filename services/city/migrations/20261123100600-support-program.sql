-- up
create table support_program (
  id uuid primary key,
  version integer not null default 1 check (version > 0),
  number text not null unique,
  title text not null,
  summary text not null,
  detail text not null,
  department text not null,
  contact text not null,
  conditions jsonb not null check (jsonb_typeof(conditions) = 'array'),
  required_documents text[] not null,
  accepts_from date,
  accepts_until date check (accepts_until >= accepts_from),
  legal_basis text,
  url text,
  status text not null check (status in ('DRAFT', 'PUBLISHED', 'SUSPENDED', 'ENDED')),
  search_key text generated always as (search_key(title || ' ' || summary || ' ' || detail)) stored
);
create index support_program_search on support_program using gin (bigrams(search_key));
create index support_program_by_number on support_program (number desc, id desc);

-- down
drop table support_program;
