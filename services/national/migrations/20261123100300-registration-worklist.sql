-- up
create function concat_names(name text, name_kana text) returns text
  language sql immutable parallel safe
  return coalesce(name || ' ' || replace(name, ' ', ''), '') || ' '
    || coalesce(name_kana || ' ' || replace(name_kana, ' ', ''), '');
alter table national_file add column search_key text
  generated always as (search_key(concat_names(name, name_kana))) stored;
create index national_file_search on national_file using gin (bigrams(search_key));
create index registration_worklist on registration (service_point_id, received_on desc, id desc);
create index registration_newest on registration (received_on desc, id desc);

-- down
drop index registration_newest;
drop index registration_worklist;
drop index national_file_search;
alter table national_file drop column search_key;
drop function concat_names;
