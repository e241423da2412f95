-- up
-- 充足: when a transaction ends, the openings that it filled are as many as the placements that stand at the order. Whoever
-- loads data as the tables' owner is not held to it.
create function require_filled_by_placements() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ordered uuid;
begin
  if by_owner(tg_relid) then return null; end if;
  if tg_table_name = 'job_order' then ordered := new.id;
  else select job_order_id into ordered from referral where id = new.referral_id;
  end if;
  -- guard: openings-are-filled-by-standing-placements
  if (select filled from job_order where id = ordered) <> (
    select count(*) from placement join referral on referral.id = referral_id
    where job_order_id = ordered and placement.status <> 'VOIDED'
  ) then
    raise check_violation using constraint = 'filled_by_placements', message = 'an opening is filled by a placement';
  end if;
  return null;
end $$;
create constraint trigger filled_when_received after insert on job_order deferrable initially deferred
  for each row when (new.filled <> 0) execute function require_filled_by_placements();
create constraint trigger filled_by_placements after update of filled on job_order deferrable initially deferred
  for each row when (old.filled <> new.filled) execute function require_filled_by_placements();
create constraint trigger fills_opening after insert on placement deferrable initially deferred
  for each row when (new.status <> 'VOIDED') execute function require_filled_by_placements();
create constraint trigger releases_opening after update of status on placement deferrable initially deferred
  for each row when ((old.status = 'VOIDED') <> (new.status = 'VOIDED')) execute function require_filled_by_placements();

-- down
drop trigger releases_opening on placement;
drop trigger fills_opening on placement;
drop trigger filled_by_placements on job_order;
drop trigger filled_when_received on job_order;
drop function require_filled_by_placements;
