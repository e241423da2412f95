-- up
-- 一人一求人: what stands once stands once for a person, through whichever registration. Links of files may still join what
-- both files have. Of two at once, the second waits for the order and then sees the first. After the row, so that whom the
-- policies refuse learns nothing.
drop index one_live_referral;
create index live_referral_of_person on referral (seeker_id, job_order_id)
  where status in ('ISSUED', 'APPLIED', 'INTERVIEW_SET', 'INTERVIEWED');
create function require_one_live_referral() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from job_order where id = new.job_order_id for no key update;
  -- guard: database-keeps-one-live-referral-of-person
  if exists (
    select from referral where seeker_id = new.seeker_id and job_order_id = new.job_order_id and id <> new.id
      and status in ('ISSUED', 'APPLIED', 'INTERVIEW_SET', 'INTERVIEWED')
  ) then
    raise unique_violation using constraint = 'one_live_referral', message = 'one_live_referral';
  end if;
  return null;
end $$;
create trigger one_live_referral after insert on referral
  for each row when (new.status in ('ISSUED', 'APPLIED', 'INTERVIEW_SET', 'INTERVIEWED'))
  execute function require_one_live_referral();

create function require_one_placement() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ordered uuid := (select job_order_id from referral where id = new.referral_id);
begin
  perform from job_order where id = ordered for no key update;
  -- guard: database-keeps-one-placement-of-person
  if exists (
    select from placement join referral on referral.id = referral_id
    where placement.seeker_id = new.seeker_id and job_order_id = ordered and referral_id <> new.referral_id
      and placement.status <> 'VOIDED'
  ) then
    raise unique_violation using constraint = 'one_placement_of_person', message = 'one_placement_of_person';
  end if;
  return null;
end $$;
create trigger one_placement_of_person after insert or update of status on placement
  for each row when (new.status <> 'VOIDED') execute function require_one_placement();

-- down
drop trigger one_placement_of_person on placement;
drop function require_one_placement;
drop trigger one_live_referral on referral;
drop function require_one_live_referral;
drop index live_referral_of_person;
create unique index one_live_referral on referral (registration_id, job_order_id)
  where status in ('ISSUED', 'APPLIED', 'INTERVIEW_SET', 'INTERVIEWED');
