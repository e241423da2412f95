-- up
-- The instant at which a record first reached one of these statuses, and nothing else, for who reads the record. It does not
-- answer for files.
create or replace function first_change(subject uuid, states text[]) returns timestamptz
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

-- down
create or replace function first_change(subject uuid, states text[]) returns timestamptz
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  return (
    select min(at) from state_change where subject_id = subject and to_state = any (states)
      and not exists (select from city_file where seeker_id = subject)
  );
end $$;
