-- up
-- 同意の及ぶ窓口: who served the person last is asked in the same statement, for it is called once a row.
create or replace function consented(seeker uuid, category text) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  return exists (
    select from disclosure_consent
    where seeker_id = seeker and category = any (categories) and withdrawn_at is null
      -- guard: withdrawn-category-is-not-consented
      and not withdrawn_categories ? category
      and business_today() between given_on and expires_on
  )
    -- guard: consent-reaches-where-person-is-served
    and (exists (select from points_of_consent(seeker) as point where point = any (caller_service_points())) or peer_may_read(seeker));
end $$;

-- down
create or replace function consented(seeker uuid, category text) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  return exists (
    select from disclosure_consent
    where seeker_id = seeker and category = any (categories) and withdrawn_at is null
      and not withdrawn_categories ? category
      and business_today() between given_on and expires_on
  )
    and (exists (select from serving_points(seeker) as point where point = any (caller_service_points())) or peer_may_read(seeker));
end $$;
