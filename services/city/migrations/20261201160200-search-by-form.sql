-- up
-- What is kept for search is computed anew. The parts of a name are one word, the name and its reading are two.
alter table local_job drop column search_key,
  add column search_key text generated always as (search_form(title) || ' ' || search_form(employer) || ' ' || search_form(description)) stored;
create index local_job_search on local_job using gin (bigrams(search_key));
alter table support_program drop column search_key,
  add column search_key text generated always as (search_form(title) || ' ' || search_form(summary) || ' ' || search_form(detail)) stored;
create index support_program_search on support_program using gin (bigrams(search_key));
alter table city_profile drop column search_key,
  add column search_key text generated always as (coalesce(search_form(name), '') || ' ' || coalesce(search_form(name_kana), '')) stored;
create index city_profile_search on city_profile using gin (bigrams(search_key));
grant execute on function search_form, standard_kanji to
  city_staff, city_peer, city_self, city_joint, city_public, city_report, city_audit;

-- A search that names nothing to be found finds nothing.
create or replace function search_local_jobs(given text) returns setof uuid
  language plpgsql stable security definer rows 100 set search_path = public, pg_temp as $$
declare
  words constant text[] := search_words(given);
  grams constant text[] := search_grams(words);
  patterns constant text[] := search_patterns_of(words);
  sees_all constant boolean := session_user = current_user or session_user = 'city_staff'
    or session_user = 'city_joint' and caller_setting('party') = 'CITY';
begin
  if words = '{}' then
    return;
  elsif grams = '{}' then
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
  words constant text[] := search_words(given);
  grams constant text[] := search_grams(words);
  patterns constant text[] := search_patterns_of(words);
  sees_all constant boolean := session_user = current_user or session_user = 'city_staff'
    or session_user = 'city_joint' and caller_setting('party') = 'CITY';
begin
  if words = '{}' then
    return;
  elsif grams = '{}' then
    return query select id from support_program
      where search_key like all (patterns) and (sees_all or status <> 'DRAFT');
  else
    return query select id from support_program
      where bigrams(search_key) @> grams and search_key like all (patterns)
        and (sees_all or status <> 'DRAFT');
  end if;
end $$;
create or replace function search_city_profiles(given text) returns setof uuid
  language plpgsql stable security definer rows 100 set search_path = public, pg_temp as $$
declare
  words constant text[] := search_words(given);
  grams constant text[] := search_grams(words);
  patterns constant text[] := search_patterns_of(words);
begin
  if words = '{}' then
    return;
  elsif grams = '{}' then
    return query select profile.seeker_id from city_profile as profile
      where profile.search_key like all (patterns) and seeker_is_at_own_service_point(profile.seeker_id);
  else
    return query select profile.seeker_id from city_profile as profile
      where bigrams(profile.search_key) @> grams and profile.search_key like all (patterns)
        and seeker_is_at_own_service_point(profile.seeker_id);
  end if;
end $$;
drop function search_patterns;
drop function concat_names;

-- down
create function search_patterns(given text) returns text[] language sql immutable strict parallel safe
  return array(
    select '%' || regexp_replace(word, '([\\%_])', '\\\1', 'g') || '%' from regexp_split_to_table(given, '\s+') as word
  );
create function concat_names(name text, name_kana text) returns text
  language sql immutable parallel safe
  return coalesce(name || ' ' || replace(name, ' ', ''), '') || ' '
    || coalesce(name_kana || ' ' || replace(name_kana, ' ', ''), '');
grant execute on function concat_names to city_staff;
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
      where bigrams(search_key) @> grams and search_key like all (patterns)
        and (sees_all or status <> 'DRAFT');
  end if;
end $$;
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
alter table local_job drop column search_key,
  add column search_key text generated always as (search_key(title || ' ' || employer || ' ' || description)) stored;
create index local_job_search on local_job using gin (bigrams(search_key));
alter table support_program drop column search_key,
  add column search_key text generated always as (search_key(title || ' ' || summary || ' ' || detail)) stored;
create index support_program_search on support_program using gin (bigrams(search_key));
alter table city_profile drop column search_key,
  add column search_key text generated always as (search_key(concat_names(name, name_kana))) stored;
create index city_profile_search on city_profile using gin (bigrams(search_key));
revoke execute on function search_form, standard_kanji from
  city_staff, city_peer, city_self, city_joint, city_public, city_report, city_audit;
