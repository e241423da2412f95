-- up
grant insert (reason), select (reason, by_role, by_name) on counted_since to city_joint;

-- down
revoke insert (reason), select (reason, by_role, by_name) on counted_since from city_joint;
