-- up
-- The words as LIKE patterns, made once for each search; has_words split them again for every row.
create function search_patterns(given text) returns text[] language sql immutable strict parallel safe
  return array(
    select '%' || regexp_replace(word, '([\\%_])', '\\\1', 'g') || '%' from regexp_split_to_table(given, '\s+') as word
  );

-- A single character makes no bigram, and the whole index would be read in vain: the rows are read instead.
create or replace function search_local_jobs(given text) returns setof uuid
  language plpgsql stable security definer rows 100 set search_path = public, pg_temp as $$
declare
  grams constant text[] := bigrams(search_key(given));
  patterns constant text[] := search_patterns(search_key(given));
  sees_all constant boolean := session_user = current_user or session_user = 'city_staff'
    or session_user = 'city_joint' and caller_setting('party') = 'CITY';
begin
  if grams = '{}' then
    return query select id from local_job
      where search_key like all (patterns) and (sees_all or status not in ('DRAFT', 'WITHDRAWN'));
  else
    return query select id from local_job
      where bigrams(search_key) @> grams and search_key like all (patterns)
        and (sees_all or status not in ('DRAFT', 'WITHDRAWN'));
  end if;
end $$;
create or replace function search_support_programs(given text) returns setof uuid
  language plpgsql stable security definer rows 100 set search_path = public, pg_temp as $$
declare
  grams constant text[] := bigrams(search_key(given));
  patterns constant text[] := search_patterns(search_key(given));
  sees_all constant boolean := session_user = current_user or session_user = 'city_staff'
    or session_user = 'city_joint' and caller_setting('party') = 'CITY';
begin
  if grams = '{}' then
    return query select id from support_program
      where search_key like all (patterns) and (sees_all or status <> 'DRAFT');
  else
    return query select id from support_program
      where bigrams(search_key) @> grams and search_key like all (patterns) and (sees_all or status <> 'DRAFT');
  end if;
end $$;
-- Only the caller's own service points; a record opened with a reason is on no worklist.
create or replace function search_city_profiles(given text) returns setof uuid
  language plpgsql stable security definer rows 100 set search_path = public, pg_temp as $$
declare
  grams constant text[] := bigrams(search_key(given));
  patterns constant text[] := search_patterns(search_key(given));
begin
  if grams = '{}' then
    return query select profile.seeker_id from city_profile as profile
      where profile.search_key like all (patterns) and seeker_is_at_own_service_point(profile.seeker_id);
  else
    return query select profile.seeker_id from city_profile as profile
      where bigrams(profile.search_key) @> grams and profile.search_key like all (patterns)
        and seeker_is_at_own_service_point(profile.seeker_id);
  end if;
end $$;
drop function has_words;

-- down
create function has_words(kept text, given text) returns boolean language sql immutable strict parallel safe
  return (select bool_and(position(word in kept) > 0) from regexp_split_to_table(given, '\s+') as word);
create or replace function search_local_jobs(given text) returns setof uuid
  language plpgsql stable security definer rows 100 set search_path = public, pg_temp as $$
declare
  text constant text := search_key(given);
  sees_all constant boolean := session_user = current_user or session_user = 'city_staff'
    or session_user = 'city_joint' and caller_setting('party') = 'CITY';
begin
  return query select id from local_job
    where bigrams(search_key) @> bigrams(text) and has_words(search_key, text)
      and (sees_all or status not in ('DRAFT', 'WITHDRAWN'));
end $$;
create or replace function search_support_programs(given text) returns setof uuid
  language plpgsql stable security definer rows 100 set search_path = public, pg_temp as $$
declare
  text constant text := search_key(given);
  sees_all constant boolean := session_user = current_user or session_user = 'city_staff'
    or session_user = 'city_joint' and caller_setting('party') = 'CITY';
begin
  return query select id from support_program
    where bigrams(search_key) @> bigrams(text) and has_words(search_key, text) and (sees_all or status <> 'DRAFT');
end $$;
create or replace function search_city_profiles(given text) returns setof uuid
  language plpgsql stable security definer rows 100 set search_path = public, pg_temp as $$
declare
  text constant text := search_key(given);
begin
  return query select profile.seeker_id from city_profile as profile
    where bigrams(profile.search_key) @> bigrams(text) and has_words(profile.search_key, text)
      and seeker_is_at_own_service_point(profile.seeker_id);
end $$;
drop function search_patterns;
