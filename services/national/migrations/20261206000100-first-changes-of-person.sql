-- up
-- The instants at which the records of a person first reached each of their states, and nothing else, for who reads the
-- records. What `first_change` answers for one record, asked once for all events of a person: each category is judged once.
create function first_changes_of(seeker uuid) returns table (subject uuid, state text, at timestamptz)
  language plpgsql stable parallel safe security definer cost 4000 rows 50 set search_path = public, pg_temp as $$
declare
  readable constant text[] := array(
    select category
    from unnest(array['REGISTRATION', 'CONSULTATION_SUMMARY', 'REFERRAL_STATUS', 'PLACEMENT']) as category
    -- guard: instants-of-a-persons-records-are-known-with-them
    where reads_record_of(seeker, category)
  );
begin
  return query
    select state_change.subject_id, state_change.to_state, min(state_change.at) from (
      select id, 'REGISTRATION' as category from registration where seeker_id = seeker
      union all select id, 'CONSULTATION_SUMMARY' from consultation where seeker_id = seeker
      union all select id, 'REFERRAL_STATUS' from negotiation where seeker_id = seeker
      union all select id, 'REFERRAL_STATUS' from referral where seeker_id = seeker
      union all select id, 'PLACEMENT' from placement where seeker_id = seeker
      union all select id, 'PLACEMENT' from trial_employment where seeker_id = seeker
    ) as kept
    join state_change on state_change.subject_id = kept.id
    where kept.category = any (readable)
    group by state_change.subject_id, state_change.to_state;
end $$;
revoke execute on function first_changes_of from public;
grant execute on function first_changes_of to national_staff, national_peer, national_self, national_audit;

-- down
drop function first_changes_of;
