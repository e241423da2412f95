-- up
-- 求職受理: what is still open of a person who was handed over keeps the person in reach, and lets nobody register the person
-- again: a registration that stands does.
create function seeker_is_registered_here(seeker uuid) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  return exists (select from serving_points(seeker) as point where point = any (caller_service_points()));
end $$;
revoke execute on function seeker_is_registered_here from public;
grant execute on function seeker_is_registered_here to national_staff;
-- guard: nobody-lets-himself-in-by-registration
alter policy counselor_receives on registration with check ((select is_counselor())
  and (seeker_may_be_received(seeker_id, (select caller_service_points())::text[])
    or seeker_is_registered_here(seeker_id) or seeker_turned_to_caller(seeker_id))
  and (service_point_id is null or service_point_id = any ((select caller_service_points())::text[])));

-- down
alter policy counselor_receives on registration with check ((select is_counselor())
  and (seeker_may_be_received(seeker_id, (select caller_service_points())::text[])
    or seeker_is_at_own_service_point(seeker_id) or seeker_turned_to_caller(seeker_id))
  and (service_point_id is null or service_point_id = any ((select caller_service_points())::text[])));
drop function seeker_is_registered_here;
