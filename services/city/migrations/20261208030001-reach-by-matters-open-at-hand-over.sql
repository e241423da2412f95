-- up
-- What the city began at a service point and is still open there.
create function open_matters(seeker uuid, point text) returns table (id uuid, due_on date)
  language sql stable parallel safe
begin atomic
  select session.id, null::date from counseling_session as session
    where session.seeker_id = seeker and session.service_point_id = point and session.status = 'BOOKED'
  union all
  select liaison.id, null from liaison
    -- guard: liaison-of-others-keeps-nobody-in-reach
    where liaison.opened_by = 'CITY'
      and liaison.seeker_id = any (ids_of(seeker)) and liaison.service_point_id = point
      and liaison.status in ('SENT', 'ACCEPTED');
end;
revoke execute on function open_matters from public;
update file_transfer as transfer set reach_until = end_of_reach(done_on), open_matters = array(
    select session.id from counseling_session as session
    where session.seeker_id = transfer.seeker_id and session.service_point_id = from_service_point_id
    union all
    select liaison.id from liaison
    where liaison.seeker_id = any (ids_of(transfer.seeker_id)) and liaison.service_point_id = from_service_point_id)
  where status = 'DONE';

-- What keeps a person whom a service point handed over in its reach: what was open there at the hand-over and still is, for
-- the term. It answers staff about their own service points.
create or replace function has_open_matters(seeker uuid, point text) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  -- guard: open-matters-are-told-of-own-service-points-city
  if session_user = 'city_staff' and not point = any (coalesce(caller_service_points(), '{}')) then return false; end if;
  return exists (
    select from file_transfer where seeker_id = seeker and from_service_point_id = point and status = 'DONE'
      -- guard: reach-of-giving-service-point-ends-city
      and reach_until >= business_today()
      -- guard: what-begins-after-hand-over-keeps-nobody-in-reach-city
      and open_matters && array(select matter.id from open_matters(seeker, point) as matter)
  );
end $$;

-- down
create or replace function has_open_matters(seeker uuid, point text) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  return exists (
    select from file_transfer where seeker_id = seeker and from_service_point_id = point and status = 'DONE'
      and end_of_reach(done_on) >= business_today()
  ) and (
    exists (select from counseling_session
      where seeker_id = seeker and service_point_id = point and status = 'BOOKED')
    or exists (select from liaison
      where opened_by = 'CITY'
        and seeker_id = any (ids_of(seeker)) and service_point_id = point and status in ('SENT', 'ACCEPTED'))
  );
end $$;
drop function open_matters;
