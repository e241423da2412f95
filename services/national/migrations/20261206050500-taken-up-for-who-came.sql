-- up
alter policy counselor_receives on registration with check ((select is_counselor())
  and (seeker_may_be_received(seeker_id, (select caller_service_points())::text[])
    or seeker_is_at_own_service_point(seeker_id) or seeker_turned_to_caller(seeker_id))
  and (service_point_id is null or service_point_id = any ((select caller_service_points())::text[])));
alter policy counselor_changes on registration with check ((select is_counselor())
  and (seeker_is_at_own_service_point(seeker_id) or seeker_turned_to_caller(seeker_id)
    or status = 'WITHDRAWN' and service_point_id = any ((select caller_service_points())::text[])
      and seeker_was_last_at(seeker_id, (select caller_service_points())::text[])));

-- down
alter policy counselor_changes on registration with check ((select is_counselor()) and (seeker_is_at_own_service_point(seeker_id)
  or service_point_id = any ((select caller_service_points())::text[]) and seeker_was_last_at(seeker_id, (select caller_service_points())::text[])));
alter policy counselor_receives on registration with check ((select is_counselor())
  and (seeker_may_be_received(seeker_id, (select caller_service_points())::text[]) or reads_person(seeker_id))
  and (service_point_id is null or service_point_id = any ((select caller_service_points())::text[])));
