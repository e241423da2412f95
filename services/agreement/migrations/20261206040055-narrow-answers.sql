-- up
-- Functions that look past the policies answer what the caller's act needs, and nothing else.
-- 本人: which id a token reads, to that token alone. It reads what is kept under its own id; a link widens it by nothing, unless
-- this is the id under which the other party, whose link was followed, keeps the person.
create or replace function file_of_self(seeker uuid) returns uuid
  language sql stable strict parallel safe security definer set search_path = public, pg_temp
  -- guard: link-widens-no-other-token
  return coalesce((select kept_id from linked_file
    where duplicate_id = seeker and kept_by_other_party and kept_id = first_kept_id
      -- guard: file-of-self-answers-person-who-asks
      and (session_user = current_user or session_user::text like '%\_self' and seeker = caller_setting('seeker')::uuid)), seeker);

-- 同意の及ぶ窓口: where a person is served is told to the other party's staff only of who has ever given a consent.
alter function seeker_is_served_at rename to service_point_serves;
create function seeker_is_served_at(seeker uuid, points text[], today date) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  return exists (select from disclosure_consent where seeker_id = seeker) and service_point_serves(seeker, points, today);
end $$;

-- A login lets only acts of its own class wait for each other, no openings or lookups of somebody else.
create function lock_act(subject text) returns void
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if session_user::text like '%\_staff' and subject !~ '^booking '
    or session_user::text like '%\_joint' and subject !~ '^(business-plan |mutual-request$|SupportCase:)' then
    raise insufficient_privilege using message = 'no act of this login waits for that';
  end if;
  perform lock_until_end(subject);
end $$;
revoke execute on function seeker_is_served_at, lock_act from public;

do $$
declare
  party constant text := (select split_part(rolname, '_', 1) from pg_roles
    where rolname in ('city_staff', 'national_staff') and has_function_privilege(rolname, 'lock_until_end(text)', 'execute'));
begin
  execute replace($sql$
    revoke execute on function service_point_serves from PARTY_peer;
    grant execute on function seeker_is_served_at to PARTY_peer;
    revoke execute on function lock_until_end from PARTY_staff, PARTY_joint;
    grant execute on function lock_act to PARTY_joint;
  $sql$, 'PARTY', party);
  if party = 'city' then grant execute on function lock_act to city_staff; end if;
end $$;

-- down
do $$
declare
  party constant text := (select split_part(rolname, '_', 1) from pg_roles
    where rolname in ('city_joint', 'national_joint') and has_function_privilege(rolname, 'lock_act(text)', 'execute'));
begin
  execute replace($sql$
    grant execute on function service_point_serves to PARTY_peer;
    grant execute on function lock_until_end to PARTY_staff, PARTY_joint;
  $sql$, 'PARTY', party);
end $$;
drop function lock_act;
drop function seeker_is_served_at;
alter function service_point_serves rename to seeker_is_served_at;
create or replace function file_of_self(seeker uuid) returns uuid
  language sql stable strict parallel safe security definer set search_path = public, pg_temp
  return coalesce((select kept_id from linked_file
    where duplicate_id = seeker and kept_by_other_party and kept_id = first_kept_id), seeker);
