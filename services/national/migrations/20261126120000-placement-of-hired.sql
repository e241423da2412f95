-- up
alter table job_order add constraint filled_exactly_when_equal check ((status = 'FILLED') = (filled = openings));
alter table placement add constraint corrected_when_voided check ((status = 'VOIDED') = (corrected_month is not null));
create function require_hired_referral() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from referral where id = new.referral_id and status = 'HIRED' for share;
  if not found then
    raise check_violation using constraint = 'placement_of_hired_referral', message = 'the referral is not hired';
  end if;
  return new;
end $$;
create trigger hired_referral before insert or update of referral_id on placement
  for each row execute function require_hired_referral();

-- down
drop trigger hired_referral on placement;
drop function require_hired_referral;
alter table placement drop constraint corrected_when_voided;
alter table job_order drop constraint filled_exactly_when_equal;
