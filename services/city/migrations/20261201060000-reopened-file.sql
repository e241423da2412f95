-- up
-- 再開: the reopenings of a closed file, for the timeline, to whoever may see its closings.
create function reopenings_of(seeker uuid) returns setof timestamptz
  language plpgsql stable security definer rows 1 set search_path = public, pg_temp as $$
begin
  if session_user = 'city_peer' and not consented(seeker, 'CITY_PROFILE') or not seeker_is_visible(seeker) then return; end if;
  return query select at from state_change where subject_id = seeker and from_state = 'CLOSED' and to_state = 'OPEN';
end $$;
grant execute on function reopenings_of to city_staff, city_peer, city_self, city_audit;

-- down
drop function reopenings_of;
