-- up
-- 状態遷移: a record goes from state to state as the domain has it, whoever writes it. A trigger names the steps of its table
-- as from>to: those of the state machine in the code, with which a test compares them. A state that a record reaches by the
-- business day alone is stored when its next act is done.
create function goes_along_states() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  -- guard: state-follows-where-machine-lets-whoever-writes
  if not old.status || '>' || new.status = any (tg_argv)
    -- The functions that link and anonymize what is kept of a person are the owner's.
    and (select pg_get_userbyid(relowner) <> current_user from pg_class where oid = tg_relid) then
    raise insufficient_privilege using message = 'a record does not go from this state to that one';
  end if;
  return new;
end $$;
revoke execute on function goes_along_states from public;
create trigger along_states before update of status on mutual_request for each row
  when (new.status <> old.status) execute function goes_along_states('RAISED>CLOSED', 'RAISED>WITHDRAWN');
create trigger along_states before update of status on file_transfer for each row
  when (new.status <> old.status) execute function goes_along_states('REQUESTED>DONE', 'REQUESTED>REFUSED');

-- down
drop trigger along_states on file_transfer;
drop trigger along_states on mutual_request;
drop function goes_along_states;
