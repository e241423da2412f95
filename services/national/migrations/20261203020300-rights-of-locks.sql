-- up
grant execute on function lock_until_end to national_staff, national_joint;

-- down
revoke execute on function lock_until_end from national_staff, national_joint;
