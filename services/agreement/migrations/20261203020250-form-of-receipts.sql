-- up
-- 受領証: the content that a receipt states (a compact JWS, RFC 7515, 7.1, signed by ES256); null for anything else. The
-- process verifies the signature: the database has no keys.
create function receipt_content(receipt text) returns jsonb
  language plpgsql immutable strict parallel safe set search_path = public, pg_temp as $$
declare
  payload constant text := split_part(receipt, '.', 2);
begin
  if receipt !~ '^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]{86}$' then return null; end if;
  return convert_from(decode(translate(rpad(payload, (length(payload) + 3) / 4 * 4, '='), '-_', '+/'), 'base64'), 'UTF8');
exception when data_exception then return null;
end $$;

-- A login files a receipt only as what the receipt says it is.
do $$
declare
  joint constant name := (
    select rolname from pg_roles where rolname ~ '^(city|national)_joint$' and has_table_privilege(rolname, 'approval', 'select')
  );
  filed text;
begin
  foreach filed in array array['approval', 'kept_receipt'] loop
    -- guard: receipt-is-filed-as-what-it-states
    execute format('create policy as_receipt_states on %I as restrictive for insert to %I with check (
      receipt_content(receipt) @> jsonb_build_object(
        ''act'', act, ''subject'', subject, ''version'', version, ''contentHash'', content_hash))', filed, joint);
  end loop;
  -- guard: answer-is-filed-with-its-receipt
  execute format('create policy as_receipt_states on given_answer as restrictive for insert to %I with check (
    receipt_content(receipt) @> jsonb_build_object(''contentHash'', content_hash))', joint);
  execute format('grant execute on function receipt_content to %I', joint);
end $$;

-- down
drop policy as_receipt_states on approval;
drop policy as_receipt_states on kept_receipt;
drop policy as_receipt_states on given_answer;
drop function receipt_content;
