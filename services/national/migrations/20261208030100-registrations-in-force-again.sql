-- up
-- 取下げの取消し・期限前の更新: a registration that was withdrawn by mistake is in force again while its term runs, for whom the
-- caller serves, or who came; one in the last month of its term is renewed.
drop trigger along_states on registration;
create trigger along_states before update of status on registration for each row
  when (new.status <> old.status) execute function goes_along_states(
    'PROVISIONAL>ACTIVE', 'PROVISIONAL>WITHDRAWN', 'PROVISIONAL>VOIDED', 'ACTIVE>PLACED', 'ACTIVE>EXPIRED',
    'ACTIVE>WITHDRAWN', 'ACTIVE>VOIDED', 'PLACED>ACTIVE', 'PLACED>WITHDRAWN', 'EXPIRED>ACTIVE', 'EXPIRED>WITHDRAWN',
    'EXPIRED>VOIDED', 'WITHDRAWN>VOIDED', 'WITHDRAWN>ACTIVE');
create or replace function keep_ended_registration() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if (to_jsonb(new) - array['status', 'version', 'ended_on'] <> to_jsonb(old) - array['status', 'version', 'ended_on']
      or old.status = 'WITHDRAWN' and new.status = 'ACTIVE')
    -- The functions that link and hand over what is kept of a person are the owner's.
    and (select pg_get_userbyid(relowner) <> current_user from pg_class where oid = tg_relid)
    and not seeker_is_at_own_service_point(old.seeker_id) and not seeker_turned_to_caller(old.seeker_id) then
    raise insufficient_privilege using message = 'a registration that has ended changes its state alone';
  end if;
  return new;
end $$;
create or replace function registration_on(registration_id uuid, day date) returns setof registration
  language plpgsql stable rows 1 set search_path = public, pg_temp as $$
declare
  stood registration%rowtype;
  term_before date;
  renewed_later boolean;
begin
  select * into stood from registration where id = registration_id;
  if not found then return; end if;
  -- guard: voided-registration-stood-on-no-day
  if stood.status = 'VOIDED' then return next stood; return; end if;
  stood.status := coalesce(state_on(stood.id, day, stood.status), 'PROVISIONAL');
  select max(began_on) filter (where began_on <= day), coalesce(bool_or(began_on > day), false)
    into term_before, renewed_later
    from (
      select coalesce(business_day, (at at time zone 'Asia/Tokyo')::date) as began_on, from_state, reason
      from state_change where subject_id = stood.id and to_state = 'ACTIVE'
    ) as activated
    where from_state in ('EXPIRED', 'PLACED')
      or from_state = 'PROVISIONAL' and began_on > end_of_second_month_after(stood.received_on)
      -- A renewal in time has no reason, and a revision of what the person seeks always has one.
      -- guard: renewal-in-time-begins-term
      or from_state = 'ACTIVE' and reason is null;
  -- guard: renewal-does-not-lengthen-term-before-it
  if renewed_later then
    stood.valid_until := end_of_second_month_after(coalesce(term_before, stood.received_on));
    if stood.status = 'EXPIRED' then stood.status := 'ACTIVE'; end if;
  end if;
  if stood.status = 'ACTIVE' and stood.valid_until < day then stood.status := 'EXPIRED'; end if;
  return next stood;
end $$;

-- down
create or replace function registration_on(registration_id uuid, day date) returns setof registration
  language plpgsql stable rows 1 set search_path = public, pg_temp as $$
declare
  stood registration%rowtype;
  term_before date;
  renewed_later boolean;
begin
  select * into stood from registration where id = registration_id;
  if not found then return; end if;
  if stood.status = 'VOIDED' then return next stood; return; end if;
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
create or replace function keep_ended_registration() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if to_jsonb(new) - array['status', 'version', 'ended_on'] <> to_jsonb(old) - array['status', 'version', 'ended_on']
    -- The functions that link and hand over what is kept of a person are the owner's.
    and (select pg_get_userbyid(relowner) <> current_user from pg_class where oid = tg_relid)
    and not seeker_is_at_own_service_point(old.seeker_id) and not seeker_turned_to_caller(old.seeker_id) then
    raise insufficient_privilege using message = 'a registration that has ended changes its state alone';
  end if;
  return new;
end $$;
drop trigger along_states on registration;
create trigger along_states before update of status on registration for each row
  when (new.status <> old.status) execute function goes_along_states(
    'PROVISIONAL>ACTIVE', 'PROVISIONAL>WITHDRAWN', 'PROVISIONAL>VOIDED', 'ACTIVE>PLACED', 'ACTIVE>EXPIRED',
    'ACTIVE>WITHDRAWN', 'ACTIVE>VOIDED', 'PLACED>ACTIVE', 'PLACED>WITHDRAWN', 'EXPIRED>ACTIVE', 'EXPIRED>WITHDRAWN',
    'EXPIRED>VOIDED', 'WITHDRAWN>VOIDED');
