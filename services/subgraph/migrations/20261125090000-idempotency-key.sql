-- up
create table idempotency_key (
  caller text not null,
  key text not null,
  act text not null,
  input_hash bytea not null check (octet_length(input_hash) = 32),
  -- JSON null only inside the transaction that acts.
  answer jsonb not null default 'null',
  done_at timestamptz not null default now(),
  primary key (caller, key)
);
create index idempotency_key_age on idempotency_key (done_at);

-- down
drop table idempotency_key;
