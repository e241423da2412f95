-- up
-- 採用の取消し: a referral stays HIRED while a placement by it stands.
create function require_hired_while_placed() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  -- guard: database-keeps-referral-hired-while-placed
  if exists (select from placement where referral_id = new.id and status <> 'VOIDED') then
    raise check_violation using constraint = 'hired_while_placed', message = 'a placement by the referral stands';
  end if;
  return new;
end $$;
create trigger hired_while_placed before update of status on referral
  for each row when (old.status = 'HIRED' and new.status <> 'HIRED') execute function require_hired_while_placed();

-- down
drop trigger hired_while_placed on referral;
drop function require_hired_while_placed;
