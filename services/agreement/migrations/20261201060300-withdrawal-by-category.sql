-- up
-- 撤回: a consent ends for each category that it covers, at the instant kept here; when all have ended, it is withdrawn.
alter table disclosure_consent add column withdrawn_categories jsonb not null default '{}'
  check (jsonb_typeof(withdrawn_categories) = 'object');

create function keep_withdrawals() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if old.withdrawn_at is distinct from new.withdrawn_at and old.withdrawn_at is not null
      or not new.withdrawn_categories @> old.withdrawn_categories then
    raise check_violation using message = 'a withdrawal is never undone', constraint = 'withdrawal_stands';
  end if;
  return new;
end $$;
create trigger keep_withdrawals before update on disclosure_consent for each row execute function keep_withdrawals();

-- Ends these categories in every consent of a person that has not ended. The caller's own policies apply.
create function end_categories(seeker uuid, ended text[]) returns void
  language plpgsql volatile set search_path = public, pg_temp as $$
begin
  update disclosure_consent as consent
  set withdrawn_categories = withdrawn_categories || part.instants,
    withdrawn_at = case when withdrawn_categories || part.instants ?& categories then now() end
  from (
    select id, jsonb_object_agg(category, now()) as instants
    from disclosure_consent cross join unnest(categories) as category
    where seeker_id = seeker and withdrawn_at is null and category = any (ended) and not withdrawn_categories ? category
    group by id
  ) as part where part.id = consent.id;
end $$;

-- The categories that a person withdrew and that no consent opens again.
create function closed_categories(seeker uuid) returns text[]
  language sql stable set search_path = public, pg_temp
begin atomic
  select coalesce(array_agg(category), '{}') from (
    select category from disclosure_consent cross join unnest(categories) as category
    where seeker_id = seeker
    group by category
    having bool_or(withdrawn_at is not null or withdrawn_categories ? category)
      -- guard: expired-consent-opens-nothing-again
      and not bool_or(withdrawn_at is null and not withdrawn_categories ? category and expires_on >= business_today())
  ) as closed;
end;

create or replace function consented(seeker uuid, category text) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  return exists (
    select from disclosure_consent
    where seeker_id = seeker and category = any (categories) and withdrawn_at is null
      and not withdrawn_categories ? category
      and nullif(current_setting('aiwork.today', true), '')::date between given_on and expires_on
  );
end $$;

create or replace function consent_terms(seeker uuid)
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

-- down
create or replace function consent_terms(seeker uuid)
  returns table (categories text[], expires_on date, withdrawn_on date)
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select consent.categories, consent.expires_on, (consent.withdrawn_at at time zone 'Asia/Tokyo')::date
  from disclosure_consent as consent where consent.seeker_id = seeker and (session_user = current_user or session_user::text like '%\_peer')
  order by consent.given_on desc, consent.recorded_at desc, consent.id desc;
end;
create or replace function consented(seeker uuid, category text) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  return exists (
    select from disclosure_consent
    where seeker_id = seeker and category = any (categories) and withdrawn_at is null
      and nullif(current_setting('aiwork.today', true), '')::date between given_on and expires_on
  );
end $$;
drop function closed_categories;
drop function end_categories;
drop trigger keep_withdrawals on disclosure_consent;
drop function keep_withdrawals;
alter table disclosure_consent drop column withdrawn_categories;
