-- up
-- The service points of the person's registrations that stand. Written so that PostgreSQL puts it into the statement that asks.
create function serving_points(seeker uuid) returns setof text language sql stable parallel safe
begin atomic
  select service_point_id from registration
  where seeker_id = seeker and service_point_id is not null and registration_stands(status, valid_until, ended_on, business_today());
end;
revoke execute on function serving_points from public;
alter function sheet_referred_by set plan_cache_mode to force_generic_plan;

-- down
alter function sheet_referred_by reset plan_cache_mode;
drop function serving_points;
