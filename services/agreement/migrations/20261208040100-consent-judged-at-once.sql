-- up
-- 同意の及ぶ窓口: nearly always the person is served at the service point that asks. Then one statement answers.
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
-- PostgreSQL prices these functions so high that it would plan their statements at each call, which takes longer than they do.
alter function service_point_serves set plan_cache_mode to force_generic_plan;
alter function first_changes_of set plan_cache_mode to force_generic_plan;
alter function has_open_matters set plan_cache_mode to force_generic_plan;

-- down
alter function has_open_matters reset plan_cache_mode;
alter function first_changes_of reset plan_cache_mode;
alter function service_point_serves reset plan_cache_mode;
create or replace function consented(seeker uuid, category text) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  return exists (
    select from disclosure_consent
    where seeker_id = seeker and category = any (categories) and withdrawn_at is null
      and not withdrawn_categories ? category
      and business_today() between given_on and expires_on
      and peer_may_read(seeker)
  );
end $$;
