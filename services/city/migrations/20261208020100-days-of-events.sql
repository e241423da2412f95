-- up
-- When the records of a person first reached each of their states, as before, and when latest: a decision is made again.
drop function first_changes_of;
create function first_changes_of(seeker uuid) returns table (subject uuid, state text, at timestamptz, latest timestamptz)
  language plpgsql stable parallel safe security definer cost 4000 rows 50 set search_path = public, pg_temp as $$
declare
  readable constant text[] := array(
    select category
    from unnest(array['COUNSELING_SUMMARY', 'PROGRAM_APPLICATION', 'LIAISON']) as category
    -- guard: instants-of-city-records-are-known-with-them
    where reads_record_of(seeker, category)
  );
begin
  return query
    select state_change.subject_id, state_change.to_state, min(state_change.at), max(state_change.at) from (
      select id, 'COUNSELING_SUMMARY' as category from counseling_session where seeker_id = seeker
      union all select id, 'PROGRAM_APPLICATION' from program_application where seeker_id = seeker
      union all select id, 'LIAISON' from liaison where seeker_id = any (ids_of(seeker))
    ) as kept
    join state_change on state_change.subject_id = kept.id
    where kept.category = any (readable)
    group by state_change.subject_id, state_change.to_state;
end $$;
revoke execute on function first_changes_of from public;
grant execute on function first_changes_of to city_staff, city_peer, city_self, city_audit;

-- 支援の終了・再開: when a file was closed and reopened, and on which business day, for the timeline.
drop function closings_of;
create function closings_of(seeker uuid) returns table (at timestamptz, day date)
  language plpgsql stable security definer rows 1 set search_path = public, pg_temp as $$
begin
  if session_user = 'city_peer' and not consented(seeker, 'CITY_PROFILE') or not seeker_is_visible(seeker) then return; end if;
  return query select change.at, coalesce(change.business_day, (change.at at time zone 'Asia/Tokyo')::date)
    from state_change as change where change.subject_id = seeker and change.to_state = 'CLOSED';
end $$;
drop function reopenings_of;
create function reopenings_of(seeker uuid) returns table (at timestamptz, day date)
  language plpgsql stable security definer rows 1 set search_path = public, pg_temp as $$
begin
  if session_user = 'city_peer' and not consented(seeker, 'CITY_PROFILE') or not seeker_is_visible(seeker) then return; end if;
  return query select change.at, coalesce(change.business_day, (change.at at time zone 'Asia/Tokyo')::date)
    from state_change as change where change.subject_id = seeker and change.from_state = 'CLOSED' and change.to_state = 'OPEN';
end $$;
revoke execute on function closings_of, reopenings_of from public;
grant execute on function closings_of, reopenings_of to city_staff, city_peer, city_self, city_audit;

-- down
drop function closings_of;
create function closings_of(seeker uuid) returns setof timestamptz
  language plpgsql stable security definer rows 1 set search_path = public, pg_temp as $$
begin
  if session_user = 'city_peer' and not consented(seeker, 'CITY_PROFILE') or not seeker_is_visible(seeker) then return; end if;
  return query select at from state_change where subject_id = seeker and to_state = 'CLOSED';
end $$;
drop function reopenings_of;
create function reopenings_of(seeker uuid) returns setof timestamptz
  language plpgsql stable security definer rows 1 set search_path = public, pg_temp as $$
begin
  if session_user = 'city_peer' and not consented(seeker, 'CITY_PROFILE') or not seeker_is_visible(seeker) then return; end if;
  return query select at from state_change where subject_id = seeker and from_state = 'CLOSED' and to_state = 'OPEN';
end $$;
revoke execute on function closings_of, reopenings_of from public;
grant execute on function closings_of, reopenings_of to city_staff, city_peer, city_self, city_audit;
drop function first_changes_of;
create function first_changes_of(seeker uuid) returns table (subject uuid, state text, at timestamptz)
  language plpgsql stable parallel safe security definer cost 4000 rows 50 set search_path = public, pg_temp as $$
declare
  readable constant text[] := array(
    select category
    from unnest(array['COUNSELING_SUMMARY', 'PROGRAM_APPLICATION', 'LIAISON']) as category
    where reads_record_of(seeker, category)
  );
begin
  return query
    select state_change.subject_id, state_change.to_state, min(state_change.at) from (
      select id, 'COUNSELING_SUMMARY' as category from counseling_session where seeker_id = seeker
      union all select id, 'PROGRAM_APPLICATION' from program_application where seeker_id = seeker
      union all select id, 'LIAISON' from liaison where seeker_id = any (ids_of(seeker))
    ) as kept
    join state_change on state_change.subject_id = kept.id
    where kept.category = any (readable)
    group by state_change.subject_id, state_change.to_state;
end $$;
revoke execute on function first_changes_of from public;
grant execute on function first_changes_of to city_staff, city_peer, city_self, city_audit;
