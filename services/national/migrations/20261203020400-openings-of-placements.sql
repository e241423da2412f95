-- up
-- 充足: a counselor's placement fills or releases an opening of an order, and changes nothing else of it. The rest is the
-- order officers'.
create function counselor_fills_openings() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  -- A column that is generated has no value yet; what it is made of is compared.
  beside constant text[] := '{filled,status,version,search_key}';
begin
  if by_owner(tg_relid) or is_everywhere() then return new; end if;
  -- guard: counselors-change-openings-of-orders-alone
  if to_jsonb(new) - beside is distinct from to_jsonb(old) - beside
    or new.status <> old.status and 'FILLED' not in (new.status, old.status)
    or (new.status = 'FILLED') <> (new.filled = new.openings)
    or abs(new.filled - old.filled) <> 1 then
    raise insufficient_privilege using message = 'a counselor fills and releases openings, and changes no order';
  end if;
  return new;
end $$;
create trigger counselor_fills_openings before update on job_order
  for each row execute function counselor_fills_openings();

-- down
drop trigger counselor_fills_openings on job_order;
drop function counselor_fills_openings;
