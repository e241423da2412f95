-- up
do $$
declare
  party constant text := (select split_part(rolname, '_', 1) from pg_roles
    where rolname in ('city_staff', 'national_staff') and has_column_privilege(rolname, 'idempotency_key', 'key', 'insert'));
begin
  execute replace($sql$
    -- guard: login-that-deletes-keys-could-lock-them
    revoke insert, delete on idempotency_key from PARTY_staff, PARTY_peer, PARTY_self, PARTY_joint, PARTY_audit;
    grant insert (caller, key, act, input_hash) on idempotency_key
      to PARTY_staff, PARTY_peer, PARTY_self, PARTY_joint, PARTY_audit;
    grant execute on function remove_expired_keys to PARTY_staff, PARTY_peer, PARTY_self, PARTY_joint, PARTY_audit;
    -- guard: key-of-act-is-one-logins
    alter policy own on idempotency_key using (login = session_user and caller = (select caller_setting('subject')));
  $sql$, 'PARTY', party);
end $$;

-- down
do $$
declare
  party constant text := (select split_part(rolname, '_', 1) from pg_roles
    where rolname in ('city_staff', 'national_staff') and has_column_privilege(rolname, 'idempotency_key', 'key', 'insert'));
begin
  execute replace($sql$
    alter policy own on idempotency_key
      using (caller = (select caller_setting('subject')) or done_at < now() - interval '30 days');
    revoke execute on function remove_expired_keys from PARTY_staff, PARTY_peer, PARTY_self, PARTY_joint, PARTY_audit;
    grant delete on idempotency_key to PARTY_staff, PARTY_peer, PARTY_self, PARTY_joint, PARTY_audit;
    grant insert (answer) on idempotency_key to PARTY_staff, PARTY_peer, PARTY_self, PARTY_joint, PARTY_audit;
    grant insert on idempotency_key to PARTY_audit;
  $sql$, 'PARTY', party);
end $$;
