-- up
-- What keeps a person whom a service point handed over in its reach: what the city began there, nothing that others send, and
-- no longer than for the term. What it begins later lengthens nothing.
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

-- down
create or replace function has_open_matters(seeker uuid, point text) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  return exists (
    select from file_transfer where seeker_id = seeker and from_service_point_id = point and status = 'DONE'
  ) and (
    exists (select from counseling_session
      where seeker_id = seeker and service_point_id = point and status = 'BOOKED')
    or exists (select from liaison
      where opened_by = 'CITY'
        and seeker_id = any (ids_of(seeker)) and service_point_id = point and status in ('SENT', 'ACCEPTED'))
  );
end $$;
