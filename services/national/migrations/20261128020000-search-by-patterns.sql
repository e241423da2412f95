-- up
-- The search words as LIKE patterns, built once per search. has_words built them for every row.
create function search_patterns(given text) returns text[] language sql immutable strict parallel safe
  return array(
    select '%' || regexp_replace(word, '([\\%_])', '\\\1', 'g') || '%' from regexp_split_to_table(given, '\s+') as word
  );

-- One character has no bigram, and reading the whole index would not help, so the orders themselves are scanned.
create or replace function search_job_orders(given text) returns setof uuid
  language plpgsql stable security definer rows 100 set search_path = public, pg_temp as $$
declare
  grams constant text[] := bigrams(search_key(given));
  patterns constant text[] := search_patterns(search_key(given));
begin
  if grams = '{}' then
    return query select id from job_order
      where search_key like all (patterns) and is_order_open(status, disclosure, refer_until);
  else
    return query select id from job_order
      where bigrams(search_key) @> grams and search_key like all (patterns)
        and is_order_open(status, disclosure, refer_until);
  end if;
end $$;
-- Persons at the caller's own service points. A person opened with a reason is on no worklist.
create or replace function search_national_profiles(given text) returns setof uuid
  language plpgsql stable security definer rows 100 set search_path = public, pg_temp as $$
declare
  grams constant text[] := bigrams(search_key(given));
  patterns constant text[] := search_patterns(search_key(given));
begin
  if grams = '{}' then
    return query select profile.seeker_id from national_profile as profile
      where profile.search_key like all (patterns) and seeker_is_at_own_service_point(profile.seeker_id);
  else
    return query select profile.seeker_id from national_profile as profile
      where bigrams(profile.search_key) @> grams and profile.search_key like all (patterns)
        and seeker_is_at_own_service_point(profile.seeker_id);
  end if;
end $$;
drop function has_words;

-- down
create function has_words(kept text, given text) returns boolean language sql immutable strict parallel safe
  return (select bool_and(position(word in kept) > 0) from regexp_split_to_table(given, '\s+') as word);
create or replace function search_job_orders(given text) returns setof uuid
  language plpgsql stable security definer rows 100 set search_path = public, pg_temp as $$
declare
  text constant text := search_key(given);
begin
  return query select id from job_order
    where bigrams(search_key) @> bigrams(text) and has_words(search_key, text)
      and is_order_open(status, disclosure, refer_until);
end $$;
create or replace function search_national_profiles(given text) returns setof uuid
  language plpgsql stable security definer rows 100 set search_path = public, pg_temp as $$
declare
  text constant text := search_key(given);
begin
  return query select profile.seeker_id from national_profile as profile
    where bigrams(profile.search_key) @> bigrams(text) and has_words(profile.search_key, text)
      and seeker_is_at_own_service_point(profile.seeker_id);
end $$;
drop function search_patterns;
