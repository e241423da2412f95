-- up
-- 承認: the approvals of this party, with the receipts it issued.
create table approval (
  act text not null,
  subject text not null,
  version integer not null check (version > 0),
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  approved_on date not null,
  by_role text not null,
  by_name text,
  receipt text not null,
  recorded_at timestamptz not null default now(),
  primary key (act, subject, version)
);
-- 受領証: the receipts of the other party, each kept once by its content.
create table kept_receipt (
  act text not null,
  subject text not null,
  version integer not null check (version > 0),
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  given_on date not null,
  by_role text not null,
  by_name text,
  receipt text not null,
  kept_by_role text not null,
  kept_at timestamptz not null default now(),
  primary key (act, subject, version)
);

-- down
drop table kept_receipt;
drop table approval;
