-- up
-- 閲覧記録: the next chain takes the number after the last one. Whoever may add a chain leaves no number behind which no
-- process could begin another one.
create function number_chain_in_turn() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  -- guard: chains-are-numbered-in-turn
  if new.number > (select coalesce(max(number), 0) + 1 from access_chain) then
    raise check_violation using constraint = 'chain_in_turn', message = 'a chain takes the number after the last one';
  end if;
  return new;
end $$;
revoke execute on function number_chain_in_turn from public;
create trigger numbered_in_turn before insert on access_chain for each row execute function number_chain_in_turn();

-- down
drop trigger numbered_in_turn on access_chain;
drop function number_chain_in_turn;
