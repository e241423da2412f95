-- up
create function concat_names(name text, name_kana text) returns text
  language sql immutable parallel safe
  return coalesce(name || ' ' || replace(name, ' ', ''), '') || ' '
    || coalesce(name_kana || ' ' || replace(name_kana, ' ', ''), '');
alter table city_file add column search_key text
  generated always as (search_key(concat_names(name, name_kana))) stored;
create index city_file_search on city_file using gin (bigrams(search_key));
create index city_file_worklist on city_file (registered_at, registered_on desc, seeker_id desc);
create index city_file_newest on city_file (registered_on desc, seeker_id desc);

-- down
drop index city_file_newest;
drop index city_file_worklist;
drop index city_file_search;
alter table city_file drop column search_key;
drop function concat_names;
