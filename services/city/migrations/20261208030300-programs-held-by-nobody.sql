-- up
-- 申請: a program is read as it is when an application is handed in, and held by nobody until it is written: a person could
-- hold up the officer who changes it.
drop function lock_support_program;

-- down
create function lock_support_program(program uuid) returns void
  language sql volatile security definer set search_path = public, pg_temp
begin atomic
  select from support_program where id = program for share;
end;
revoke execute on function lock_support_program from public;
grant execute on function lock_support_program to city_staff, city_self;
