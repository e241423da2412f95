-- up
-- What is kept for search is computed anew. The parts of a name are one word, the name and its reading are two.
alter table job_order drop column search_key,
  add column search_key text generated always as (search_form(title) || ' ' || search_form(description)) stored;
create index job_order_search on job_order using gin (bigrams(search_key));
alter table national_profile drop column search_key,
  add column search_key text generated always as (coalesce(search_form(name), '') || ' ' || coalesce(search_form(name_kana), '')) stored;
create index national_profile_search on national_profile using gin (bigrams(search_key));
grant execute on function search_form, standard_kanji to
  national_staff, national_peer, national_self, national_joint, national_public, national_report, national_audit;

-- A search that names nothing to be found finds nothing.
create or replace function search_job_orders(given text) returns setof uuid
  language plpgsql stable security definer rows 100 set search_path = public, pg_temp as $$
declare
  words constant text[] := search_words(given);
  grams constant text[] := search_grams(words);
  patterns constant text[] := search_patterns_of(words);
begin
  if words = '{}' then
    return;
  elsif grams = '{}' then
    return query select id from job_order
      where search_key like all (patterns) and is_order_open(status, disclosure, refer_until);
  else
    return query select id from job_order
      where bigrams(search_key) @> grams and search_key like all (patterns)
        and is_order_open(status, disclosure, refer_until);
  end if;
end $$;
create or replace function search_national_profiles(given text) returns setof uuid
  language plpgsql stable security definer rows 100 set search_path = public, pg_temp as $$
declare
  words constant text[] := search_words(given);
  grams constant text[] := search_grams(words);
  patterns constant text[] := search_patterns_of(words);
begin
  if words = '{}' then
    return;
  elsif grams = '{}' then
    return query select profile.seeker_id from national_profile as profile
      where profile.search_key like all (patterns) and seeker_is_at_own_service_point(profile.seeker_id);
  else
    return query select profile.seeker_id from national_profile as profile
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
grant execute on function concat_names to national_staff;
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
alter table job_order drop column search_key,
  add column search_key text generated always as (search_key(title || ' ' || description)) stored;
create index job_order_search on job_order using gin (bigrams(search_key));
alter table national_profile drop column search_key,
  add column search_key text generated always as (search_key(concat_names(name, name_kana))) stored;
create index national_profile_search on national_profile using gin (bigrams(search_key));
revoke execute on function search_form, standard_kanji from
  national_staff, national_peer, national_self, national_joint, national_public, national_report, national_audit;
