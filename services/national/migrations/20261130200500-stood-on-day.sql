-- up
-- 過去の日の行為: what stood on a day, by the history. At the end of the day counts; today, what stands now counts. A record
-- without a history is taken to have been what it is.
create function state_on(subject uuid, day date, state_now text) returns text
  language plpgsql stable set search_path = public, pg_temp as $$
declare
  changed state_change%rowtype;
begin
  if day >= business_today() then return state_now; end if;
  -- guard: what-stood-at-end-of-day-counts
  select * into changed from state_change
    where subject_id = subject and coalesce(business_day, (at at time zone 'Asia/Tokyo')::date) <= day
    order by at desc, id desc limit 1;
  if found then return changed.to_state; end if;
  -- Null before the record was entered.
  select * into changed from state_change where subject_id = subject order by at, id limit 1;
  return case when found then changed.from_state else state_now end;
end $$;

create function end_of_second_month_after(day date) returns date language sql immutable
  return (date_trunc('month', day) + interval '3 months')::date - 1;

-- 求職申込み: with the state and the term of that day. A renewal begins a term and does not lengthen the one before it.
create function registration_on(registration_id uuid, day date) returns setof registration
  language plpgsql stable rows 1 set search_path = public, pg_temp as $$
declare
  stood registration%rowtype;
  term_before date;
  renewed_later boolean;
begin
  select * into stood from registration where id = registration_id;
  if not found then return; end if;
  stood.status := coalesce(state_on(stood.id, day, stood.status), 'PROVISIONAL');
  select max(began_on) filter (where began_on <= day), coalesce(bool_or(began_on > day), false)
    into term_before, renewed_later
    from (
      select coalesce(business_day, (at at time zone 'Asia/Tokyo')::date) as began_on, from_state
      from state_change where subject_id = stood.id and to_state = 'ACTIVE'
    ) as activated
    where from_state in ('EXPIRED', 'PLACED')
      or from_state = 'PROVISIONAL' and began_on > end_of_second_month_after(stood.received_on);
  if renewed_later then
    stood.valid_until := end_of_second_month_after(coalesce(term_before, stood.received_on));
    if stood.status = 'EXPIRED' then stood.status := 'ACTIVE'; end if;
  end if;
  if stood.status = 'ACTIVE' and stood.valid_until < day then stood.status := 'EXPIRED'; end if;
  return next stood;
end $$;

-- 求人: with the state of that day.
create function job_order_on(job_order_id uuid, day date) returns setof job_order
  language plpgsql stable rows 1 set search_path = public, pg_temp as $$
declare
  stood job_order%rowtype;
begin
  select * into stood from job_order where id = job_order_id;
  if not found then return; end if;
  stood.status := coalesce(state_on(stood.id, day, stood.status), 'RECEIVED');
  if stood.status = 'OPEN' and stood.refer_until < day then stood.status := 'EXPIRED'; end if;
  return next stood;
end $$;
revoke execute on function state_on, end_of_second_month_after, registration_on, job_order_on from public;
grant execute on function state_on, end_of_second_month_after, registration_on, job_order_on to national_staff;

create or replace function require_lawful_referral() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  registered registration%rowtype;
  ordered job_order%rowtype;
begin
  perform from registration where id = new.registration_id for share;
  select * into registered from registration_on(new.registration_id, new.issued_on);
  if registered.status is distinct from 'ACTIVE' or new.issued_on < registered.received_on then
    raise check_violation using constraint = 'referral_of_active_registration', message = 'the registration is not active';
  end if;
  perform from job_order where id = new.job_order_id for no key update;
  select * into ordered from job_order_on(new.job_order_id, new.issued_on);
  if ordered.status is distinct from 'OPEN' or new.issued_on < ordered.received_on then
    raise check_violation using constraint = 'referral_to_open_order', message = 'the order is not open';
  end if;
  if new.track = 'TRIAL' and ordered.trial_mode = 'NONE' or new.track = 'ORDINARY' and ordered.trial_mode = 'TRIAL_ONLY' then
    raise check_violation using constraint = 'referral_on_track_of_order', message = 'the order is not of this track';
  end if;
  perform from negotiation where id = new.negotiation_id and (status <> 'AGREED' or settled_on > new.issued_on);
  if found then
    raise check_violation using constraint = 'referral_cites_agreed', message = 'the negotiation is not agreed';
  end if;
  return new;
end $$;

-- down
create or replace function require_lawful_referral() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ordered job_order%rowtype;
begin
  perform from registration
    where id = new.registration_id and status = 'ACTIVE' and new.issued_on between received_on and valid_until
    for share;
  if not found then
    raise check_violation using constraint = 'referral_of_active_registration', message = 'the registration is not active';
  end if;
  select * into ordered from job_order where id = new.job_order_id for share;
  if ordered.status <> 'OPEN' or ordered.filled >= ordered.openings
    or new.issued_on not between ordered.received_on and ordered.refer_until then
    raise check_violation using constraint = 'referral_to_open_order', message = 'the order is not open';
  end if;
  if new.track = 'TRIAL' and ordered.trial_mode = 'NONE' or new.track = 'ORDINARY' and ordered.trial_mode = 'TRIAL_ONLY' then
    raise check_violation using constraint = 'referral_on_track_of_order', message = 'the order is not of this track';
  end if;
  perform from negotiation where id = new.negotiation_id and (status <> 'AGREED' or settled_on > new.issued_on);
  if found then
    raise check_violation using constraint = 'referral_cites_agreed', message = 'the negotiation is not agreed';
  end if;
  return new;
end $$;
drop function job_order_on;
drop function registration_on;
drop function end_of_second_month_after;
drop function state_on;
