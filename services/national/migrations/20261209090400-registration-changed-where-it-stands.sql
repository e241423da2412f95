-- up
-- 移管: a registration is changed by the service point at which it stands. What is open at the one that handed the person over is
-- answered there, and by its placement the registration is PLACED, or ACTIVE again.
create function change_where_it_stands() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  -- guard: registration-is-changed-where-it-stands-whoever-writes
  if (to_jsonb(new) - array['status', 'version', 'ended_on'] <> to_jsonb(old) - array['status', 'version', 'ended_on']
      or new.status <> old.status and new.status <> 'PLACED' and not (old.status = 'PLACED' and new.status = 'ACTIVE'))
    -- The functions that link and hand over what is kept of a person are the owner's.
    and (select pg_get_userbyid(relowner) <> current_user from pg_class where oid = tg_relid)
    and old.service_point_id is not null and not old.service_point_id = any (coalesce(caller_service_points(), '{}'))
    and not seeker_is_registered_here(old.seeker_id) then
    raise insufficient_privilege using message = 'a registration is changed where it stands';
  end if;
  return new;
end $$;
revoke execute on function change_where_it_stands from public;
create trigger changed_where_it_stands before update on registration
  for each row execute function change_where_it_stands();
-- guard: background-is-changed-where-registration-stands
create policy where_registration_stands on registration_background as restrictive for update to national_staff using (
  exists (select from registration where registration.id = registration_id and (service_point_id is null
    or service_point_id = any ((select caller_service_points())::text[]) or seeker_is_registered_here(seeker_id))));
-- guard: background-is-added-where-registration-stands
create policy adds_where_registration_stands on registration_background as restrictive for insert to national_staff with check (
  exists (select from registration where registration.id = registration_id and (service_point_id is null
    or service_point_id = any ((select caller_service_points())::text[]) or seeker_is_registered_here(seeker_id))));

-- down
drop policy adds_where_registration_stands on registration_background;
drop policy where_registration_stands on registration_background;
drop trigger changed_where_it_stands on registration;
drop function change_where_it_stands;
