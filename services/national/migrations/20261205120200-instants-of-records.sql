-- up
-- The time at which a record first reached one of these states, or was first recorded, and nothing else, for who reads the
-- record.
create or replace function first_change(subject uuid, states text[]) returns timestamptz
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  return (
    select min(state_change.at) from (
      select seeker_id, 'REGISTRATION' as category from registration where id = subject
      union all select seeker_id, 'CONSULTATION_SUMMARY' from consultation where id = subject
      union all select seeker_id, 'REFERRAL_STATUS' from negotiation where id = subject
      union all select seeker_id, 'REFERRAL_STATUS' from referral where id = subject
      union all select seeker_id, 'PLACEMENT' from placement where id = subject
      union all select seeker_id, 'PLACEMENT' from trial_employment where id = subject
    ) as kept
    join state_change on subject_id = subject and (states is null or to_state = any (states))
    -- guard: instants-of-national-records-are-known-with-them
    where reads_record_of(kept.seeker_id, kept.category)
  );
end $$;
-- 求人: the title of a placement's order. Whoever may see the placement may see the title.
create or replace function title_of_order(referral_id uuid) returns text
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return (
    select title from referral join job_order on job_order.id = job_order_id
    -- guard: title-of-order-is-known-with-placement
    where referral.id = title_of_order.referral_id and reads_record_of(seeker_id, 'PLACEMENT')
  );
end $$;

-- down
create or replace function title_of_order(referral_id uuid) returns text
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return (select title from referral join job_order on job_order.id = job_order_id where referral.id = referral_id);
end $$;
create or replace function first_change(subject uuid, states text[]) returns timestamptz
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  return (
    select min(at) from state_change where subject_id = subject and (states is null or to_state = any (states))
  );
end $$;
