-- up
-- 手続の控え: a key is one login's, so that no other login reads, uses or spends it. Which login used a key before is not known:
-- each one has a copy, for the days that are left of the 30.
alter table idempotency_key add column login text not null default session_user;
alter table idempotency_key drop constraint idempotency_key_pkey, add primary key (login, caller, key);
insert into idempotency_key (login, caller, key, act, input_hash, answer, done_at)
  select rolname, caller, key, act, input_hash, answer, done_at from idempotency_key cross join pg_roles
  where rolname <> session_user and not rolsuper and has_column_privilege(rolname, 'idempotency_key', 'key', 'insert');

-- Only the owner deletes: whoever may delete from a table may lock it against everybody. Rows that another transaction is
-- removing or reusing are skipped.
create function remove_expired_keys() returns void
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  -- guard: keys-whose-time-is-not-over
  delete from idempotency_key where ctid = any (array(
    select ctid from idempotency_key where done_at < now() - interval '30 days' order by done_at limit 10 for update skip locked));
end $$;
revoke execute on function remove_expired_keys from public;

-- down
drop function remove_expired_keys;
delete from idempotency_key as key using idempotency_key as other
  where (key.caller, key.key) = (other.caller, other.key) and (key.done_at, key.login) > (other.done_at, other.login);
alter table idempotency_key drop constraint idempotency_key_pkey, add primary key (caller, key);
alter table idempotency_key drop column login;
