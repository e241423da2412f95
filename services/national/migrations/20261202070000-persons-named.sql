-- up
create index national_profile_birth_date on national_profile (birth_date);
-- Whoever has this name and birth date, at any service point: for a counselor, who learns no more than the file and its
-- place, and only with the whole name and the birth date. Of linked files, the kept one.
create function persons_named(given text, born date) returns table (person uuid, place text)
  language plpgsql stable security definer rows 2 set search_path = public, pg_temp as $$
declare
  form constant text := search_form(given);
begin
  if not is_counselor() then return; end if;
  if form = '' then return; end if;
  return query select profile.seeker_id, (
      select service_point_id from registration where registration.seeker_id = profile.seeker_id
      order by received_on desc, entered desc limit 1
    ) from national_profile as profile
    where profile.birth_date = born and split_part(profile.search_key, ' ', 1) = form
      and not exists (select from linked_file where duplicate_id = profile.seeker_id)
    order by 2, 1 limit 10;
end $$;
-- Whoever has a registration of this number, at any service point.
create function persons_numbered(given text) returns table (person uuid, place text)
  language plpgsql stable security definer rows 1 set search_path = public, pg_temp as $$
begin
  if not is_counselor() then return; end if;
  return query select file_of(seeker_id), service_point_id from registration where number = given;
end $$;
revoke execute on function persons_named, persons_numbered from public;
grant execute on function persons_named, persons_numbered to national_staff;

-- down
drop function persons_numbered;
drop function persons_named;
drop index national_profile_birth_date;
