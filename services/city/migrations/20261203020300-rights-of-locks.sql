-- up
grant execute on function lock_until_end to city_staff, city_joint;

-- down
revoke execute on function lock_until_end from city_staff, city_joint;
