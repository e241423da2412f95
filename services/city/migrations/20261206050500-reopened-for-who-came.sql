-- up
-- guard: ended-file-is-reopened-for-who-came-whoever-writes
alter policy counselor_changes on city_file with check ((select is_counselor())
  and registered_at = any ((select caller_service_points())::text[])
  and (status in ('CLOSED', 'ANONYMIZED') or seeker_is_at_own_service_point(seeker_id) or seeker_turned_to_caller(seeker_id)));

-- down
alter policy counselor_changes on city_file with check ((select is_counselor())
  and registered_at = any ((select caller_service_points())::text[]));
