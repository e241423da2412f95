-- up
-- 移管: moves a person from where they are kept, and says whether they are kept there. A transfer moves, and nobody else.
drop function move_file;
create function move_file(seeker uuid, giver text, taker text) returns boolean
  language plpgsql set search_path = public, pg_temp as $$
begin
  update registration set service_point_id = taker, version = version + 1
    where seeker_id = seeker and service_point_id = giver;
  return found;
end $$;
revoke execute on function move_file from public;

-- down
drop function move_file;
create function move_file(seeker uuid, giver text, taker text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not (is_counselor() and giver = any (caller_service_points())) then
    raise insufficient_privilege using message = 'the giving service point must be the caller''s own';
  end if;
  update registration set service_point_id = taker, version = version + 1
    where seeker_id = seeker and service_point_id = giver;
end $$;
revoke execute on function move_file from public;
grant execute on function move_file to national_staff;
