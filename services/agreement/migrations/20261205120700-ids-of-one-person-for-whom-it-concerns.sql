-- up
-- 名寄せ: that two ids are one person's is nothing for logins that deal with no person.
create or replace function file_of(seeker uuid) returns uuid
  language sql stable strict parallel safe security definer set search_path = public, pg_temp
  -- guard: kept-id-is-known-to-who-deals-with-persons
  return coalesce((select kept_id from linked_file where duplicate_id = seeker
    and session_user::text !~ '_(joint|public|report)$'), seeker);
create or replace function ids_of(seeker uuid) returns uuid[]
  language sql stable strict parallel safe security definer set search_path = public, pg_temp
  -- guard: ids-of-one-person-are-known-to-who-deals-with-persons
  return array_prepend(seeker, array(select duplicate_id from linked_file where kept_id = seeker
    and session_user::text !~ '_(joint|public|report)$'));

-- down
create or replace function file_of(seeker uuid) returns uuid
  language sql stable strict parallel safe security definer set search_path = public, pg_temp
  return coalesce((select kept_id from linked_file where duplicate_id = seeker), seeker);
create or replace function ids_of(seeker uuid) returns uuid[]
  language sql stable strict parallel safe security definer set search_path = public, pg_temp
  return array_prepend(seeker, array(select duplicate_id from linked_file where kept_id = seeker));
