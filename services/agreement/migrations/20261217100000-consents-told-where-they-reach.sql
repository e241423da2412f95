-- up
-- 同意の及ぶ窓口: the other party's staff learn of consents, and of where a person is served, what their own service points need.
create or replace function consent_terms(seeker uuid)
  returns table (id uuid, categories text[], expires_on date, withdrawn_on date)
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select consent.id, term.categories, consent.expires_on, term.withdrawn_on
  from disclosure_consent as consent cross join lateral (
    select array_agg(each.category order by each.nth) as categories, each.withdrawn_on
    from (
      select category, nth, (coalesce((consent.withdrawn_categories ->> category)::timestamptz, consent.withdrawn_at)
        at time zone 'Asia/Tokyo')::date as withdrawn_on
      from unnest(consent.categories) with ordinality as given (category, nth)
    ) as each group by each.withdrawn_on
  ) as term
  where consent.seeker_id = seeker and (session_user = current_user or session_user::text like '%\_peer'
    -- guard: terms-of-consents-are-told-where-they-reach
    and (exists (select from points_of_consent(seeker) as point where point = any (caller_service_points())) or peer_may_read(seeker)))
  order by consent.given_on desc, consent.recorded_at desc, consent.id desc;
end;
create or replace function seeker_is_served_at(seeker uuid, points text[], today date) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  -- guard: own-service-points-alone-learn-whom-they-serve
  if session_user <> current_user and not points <@ caller_service_points() then return false; end if;
  -- guard: service-point-of-who-never-consented-is-told-to-nobody
  return exists (select from disclosure_consent where seeker_id = seeker) and service_point_serves(seeker, points,
    -- guard: service-point-serves-as-of-business-day
    case when session_user = current_user then today else business_today() end);
end $$;

-- down
create or replace function seeker_is_served_at(seeker uuid, points text[], today date) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  return exists (select from disclosure_consent where seeker_id = seeker) and service_point_serves(seeker, points, today);
end $$;
create or replace function consent_terms(seeker uuid)
  returns table (id uuid, categories text[], expires_on date, withdrawn_on date)
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select consent.id, term.categories, consent.expires_on, term.withdrawn_on
  from disclosure_consent as consent cross join lateral (
    select array_agg(each.category order by each.nth) as categories, each.withdrawn_on
    from (
      select category, nth, (coalesce((consent.withdrawn_categories ->> category)::timestamptz, consent.withdrawn_at)
        at time zone 'Asia/Tokyo')::date as withdrawn_on
      from unnest(consent.categories) with ordinality as given (category, nth)
    ) as each group by each.withdrawn_on
  ) as term
  where consent.seeker_id = seeker and (session_user = current_user or session_user::text like '%\_peer')
  order by consent.given_on desc, consent.recorded_at desc, consent.id desc;
end;
