-- up
-- 同意の及ぶ窓口: the other party reads by consent at a service point that serves the person, elsewhere after it opened the
-- record with a reason that day.
create function peer_may_read(seeker uuid) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  return seeker_is_served_at(seeker, string_to_array(current_setting('aiwork.points', true), ','),
      business_today())
    or exists (
      select from opened_record
      where seeker_id = seeker and opened_on = business_today()
        and opened_to = nullif(current_setting('aiwork.subject', true), '')
    );
end $$;
revoke execute on function peer_may_read from public;
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

drop function consent_terms;
create function consent_terms(seeker uuid)
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
revoke execute on function consent_terms from public;

-- down
drop function consent_terms;
create function consent_terms(seeker uuid)
  returns table (categories text[], expires_on date, withdrawn_on date)
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select term.categories, consent.expires_on, term.withdrawn_on
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
revoke execute on function consent_terms from public;
do $$
declare
  peer text := (select rolname from pg_roles
    where rolname in ('city_peer', 'national_peer') and has_table_privilege(rolname, 'disclosure_consent', 'select'));
begin
  execute format('grant execute on function consent_terms to %I', peer);
end $$;
create or replace function consented(seeker uuid, category text) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  return exists (
    select from disclosure_consent
    where seeker_id = seeker and category = any (categories) and withdrawn_at is null
      and not withdrawn_categories ? category
      and business_today() between given_on and expires_on
  );
end $$;
drop function peer_may_read;
