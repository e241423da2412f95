-- up
-- The instants at which the records of a person first reached each of their states, and nothing else, for who reads the
-- records: asked once for all events of a person, so that each category is judged once.
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
drop function first_change;

-- down
create function first_change(subject uuid, states text[]) returns timestamptz
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  return (
    select min(state_change.at) from (
      select seeker_id, 'COUNSELING_SUMMARY' as category from counseling_session where id = subject
      union all select seeker_id, 'PROGRAM_APPLICATION' from program_application where id = subject
      union all select seeker_id, 'LIAISON' from liaison where id = subject
    ) as kept
    join state_change on subject_id = subject and to_state = any (states)
    where reads_record_of(kept.seeker_id, kept.category)
  );
end $$;
revoke execute on function first_change from public;
grant execute on function first_change to city_staff, city_peer, city_self, city_audit;
drop function first_changes_of;
