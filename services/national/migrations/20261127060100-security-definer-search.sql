-- up
-- Under a policy, PostgreSQL does not use an index through an operator that may leak the compared values (PostgreSQL
-- manual, 41.5). So a security definer function searches the bigram index and returns only ids of rows that the login may see.
create function has_words(kept text, given text) returns boolean language sql immutable strict parallel safe
  return (select bool_and(position(word in kept) > 0) from regexp_split_to_table(given, '\s+') as word);

-- 公開範囲: the orders that this login may see.
create function is_order_open(status text, disclosure text, refer_until date) returns boolean
  language sql stable parallel safe
  return case
    when session_user in (current_user, 'national_staff') then true
    when session_user = 'national_joint' and caller_setting('party') = 'NATIONAL' then true
    when status in ('RECEIVED', 'NOT_ACCEPTED') then false
    when session_user in ('national_peer', 'national_self', 'national_joint') then true
    else disclosure <> 'REGISTERED_SEEKERS_ONLY' and status = 'OPEN' and refer_until >= business_today()
  end;
create function search_job_orders(given text) returns setof uuid
  language plpgsql stable security definer rows 100 set search_path = public, pg_temp as $$
declare
  text constant text := search_key(given);
begin
  return query select id from job_order
    where bigrams(search_key) @> bigrams(text) and has_words(search_key, text)
      and is_order_open(status, disclosure, refer_until);
end $$;
-- Persons at the caller's own service points. A person opened with a reason is on no worklist.
create function search_national_profiles(given text) returns setof uuid
  language plpgsql stable security definer rows 100 set search_path = public, pg_temp as $$
declare
  text constant text := search_key(given);
begin
  return query select profile.seeker_id from national_profile as profile
    where bigrams(profile.search_key) @> bigrams(text) and has_words(profile.search_key, text)
      and seeker_is_at_own_service_point(profile.seeker_id);
end $$;

-- down
drop function search_national_profiles;
drop function search_job_orders;
drop function is_order_open;
drop function has_words;
