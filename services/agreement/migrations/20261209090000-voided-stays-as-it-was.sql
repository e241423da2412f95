-- up
-- 取消し: what is voided stays what it was. Voiding changes the state and the columns of the void, which the trigger names, and
-- nothing changes afterwards. Compared behind the row, when generated columns are there.
create function stays_as_voided() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  -- guard: voided-record-stays-as-it-was
  if to_jsonb(new) - tg_argv <> to_jsonb(old) - tg_argv or old.status = 'VOIDED' and to_jsonb(new) <> to_jsonb(old) then
    -- The functions that link, hand over and anonymize what is kept of a person are the owner's.
    if (select pg_get_userbyid(relowner) <> current_user from pg_class where oid = tg_relid) then
      raise insufficient_privilege using message = 'what is voided stays what it was';
    end if;
  end if;
  return null;
end $$;
revoke execute on function stays_as_voided from public;

-- down
drop function stays_as_voided;
