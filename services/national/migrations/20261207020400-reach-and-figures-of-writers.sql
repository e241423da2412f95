-- up
-- 支援の継続: no writer lengthens the own reach: a registration is valid for one term from today at most, and what keeps a
-- person in reach by its day is of a day that has come.
-- guard: registration-is-valid-for-one-term
create policy valid_for_one_term on registration as restrictive for insert to national_staff
  with check (received_on <= business_today() and ended_on is null
    and valid_until <= end_of_second_month_after(business_today()));
create function renew_for_one_term() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  -- guard: renewed-registration-is-valid-for-one-term
  if not by_owner(tg_relid) and new.valid_until > end_of_second_month_after(business_today()) then
    raise insufficient_privilege using message = 'a registration is renewed for one term';
  end if;
  return new;
end $$;
revoke execute on function renew_for_one_term from public;
create trigger renewed_for_one_term before update of valid_until on registration for each row
  when (new.valid_until > old.valid_until) execute function renew_for_one_term();
-- guard: referral-is-concluded-on-day-that-has-come
create policy concluded_on_day_that_has_come on referral as restrictive for update to national_staff
  using (true) with check (coalesce(concluded_on, issued_on) <= business_today());

-- 就職件数: what was confirmed or voided stays so; a figure of an earlier instant does not change.
create function keep_counted_placement() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  -- guard: counted-placement-is-never-uncounted
  if not by_owner(tg_relid) then
    raise check_violation using constraint = 'counted_placement_stands',
      message = 'a confirmed placement is voided, and a voided one stays as it is';
  end if;
  return new;
end $$;
revoke execute on function keep_counted_placement from public;
create trigger counted_placement_stands before update of status, confirmed_on, corrected_month on placement for each row
  when (old.status <> 'REPORTED' and (new.status = 'REPORTED' or new.confirmed_on is distinct from old.confirmed_on)
    or old.status = 'VOIDED' and (new.status <> 'VOIDED' or new.corrected_month is distinct from old.corrected_month))
  execute function keep_counted_placement();

-- down
drop trigger counted_placement_stands on placement;
drop function keep_counted_placement;
drop policy concluded_on_day_that_has_come on referral;
drop trigger renewed_for_one_term on registration;
drop function renew_for_one_term;
drop policy valid_for_one_term on registration;
