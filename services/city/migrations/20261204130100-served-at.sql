-- up
-- Whether one of the service points serves the person, or did last.
create function seeker_is_served_at(seeker uuid, points text[], today date) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  return exists (select from city_file where seeker_id = seeker and registered_at = any (points))
    or exists (select from unnest(points) as point where has_open_matters(seeker, point));
end $$;
revoke execute on function seeker_is_served_at from public;
grant execute on function seeker_is_served_at to city_peer;

-- down
drop function seeker_is_served_at;
