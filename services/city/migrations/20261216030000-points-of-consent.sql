-- up
-- 同意の及ぶ窓口: those at which a consent of this person is read without looking further.
create function points_of_consent(seeker uuid) returns setof text language sql stable parallel safe
begin atomic
  select point from serving_points(seeker) as point;
end;
revoke execute on function points_of_consent from public;

-- down
drop function points_of_consent;
