-- up
-- Whether one of the service points serves the person, or did last. Whom the office registered at no service point is read
-- at every one, by consent: nothing binds the person to another.
create function seeker_is_served_at(seeker uuid, points text[], today date) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  return exists (
    select from registration
    where seeker_id = seeker and service_point_id = any (points) and registration_stands(status, valid_until, ended_on, today)
  ) or seeker_was_last_at(seeker, points)
    or exists (select from unnest(points) as point where has_open_matters(seeker, point))
    or not exists (select from registration where seeker_id = seeker and service_point_id is not null);
end $$;
revoke execute on function seeker_is_served_at from public;
grant execute on function seeker_is_served_at to national_peer;

-- down
drop function seeker_is_served_at;
