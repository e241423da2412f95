-- up
-- Under a policy, PostgreSQL uses no index whose operator is not leakproof (41.5). These functions search the index on
-- bigrams as its owner and return only the ids of rows that the login may see.
create function has_words(kept text, given text) returns boolean language sql immutable strict parallel safe
  return (select bool_and(position(word in kept) > 0) from regexp_split_to_table(given, '\s+') as word);

create function search_local_jobs(given text) returns setof uuid
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
create function search_support_programs(given text) returns setof uuid
  language plpgsql stable security definer rows 100 set search_path = public, pg_temp as $$
declare
  text constant text := search_key(given);
  sees_all constant boolean := session_user = current_user or session_user = 'city_staff'
    or session_user = 'city_joint' and caller_setting('party') = 'CITY';
begin
  return query select id from support_program
    where bigrams(search_key) @> bigrams(text) and has_words(search_key, text) and (sees_all or status <> 'DRAFT');
end $$;
-- Only the caller's own service points; a record opened with a reason is on no worklist.
create function search_city_profiles(given text) returns setof uuid
  language plpgsql stable security definer rows 100 set search_path = public, pg_temp as $$
declare
  text constant text := search_key(given);
begin
  return query select profile.seeker_id from city_profile as profile
    where bigrams(profile.search_key) @> bigrams(text) and has_words(profile.search_key, text)
      and seeker_is_at_own_service_point(profile.seeker_id);
end $$;

-- down
drop function search_city_profiles;
drop function search_support_programs;
drop function search_local_jobs;
drop function has_words;
