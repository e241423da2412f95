-- up
-- One chain for each server process and start; its head is signed again with every commit.
create table access_chain (
  number bigint primary key,
  opened_at timestamptz not null,
  key_id text not null,
  -- The heads of the other chains as they stood when this one was opened, unless a chain before it recorded them.
  checkpoints text[] not null,
  genesis bytea not null check (octet_length(genesis) = 32),
  rows bigint not null check (rows >= 0),
  head bytea not null check (octet_length(head) = 32),
  seal bytea not null check (octet_length(seal) = 32),
  closed_at timestamptz
);

-- Without foreign keys: an access record stays after the records it refers to are gone.
create table access_record (
  chain bigint not null,
  place bigint not null,
  seeker_id uuid not null,
  read_at timestamptz not null,
  by_party text check (by_party in ('CITY', 'NATIONAL')),
  by_role text not null,
  by_name text,
  by_subject text,
  categories text[] not null,
  basis text not null,
  purpose text not null,
  reason text,
  trace_id text not null,
  hash bytea not null check (octet_length(hash) = 32),
  primary key (chain, place)
);
create index access_record_of_seeker on access_record (seeker_id, read_at desc, chain desc, place desc);
create index access_record_by_time on access_record (read_at desc, chain desc, place desc);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'what % holds is never changed', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;
create trigger append_only before update or delete or truncate on access_record
  for each statement execute function refuse_change();
create trigger never_removed before delete or truncate on access_chain
  for each statement execute function refuse_change();
create trigger opened_once before update of number, opened_at, key_id, checkpoints, genesis on access_chain
  for each statement execute function refuse_change();

-- down
drop table access_record;
drop table access_chain;
drop function refuse_change();
