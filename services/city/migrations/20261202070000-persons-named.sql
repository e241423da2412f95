-- up
create index city_profile_birth_date on city_profile (birth_date);
-- Whoever has this name and birth date, at any service point: for a counselor, who learns no more than the file and its
-- place, and only with the whole name and the birth date. Of linked files, the kept one.
create function persons_named(given text, born date) returns table (person uuid, place text)
  language plpgsql stable security definer rows 2 set search_path = public, pg_temp as $$
declare
  form constant text := search_form(given);
begin
  -- guard: persons-of-city-are-looked-up-by-counselors
  if not is_counselor() then return; end if;
  -- guard: name-of-nothing-names-nobody-of-city
  if form = '' then return; end if;
  return query select profile.seeker_id, file.registered_at
    from city_profile as profile join city_file as file on file.seeker_id = profile.seeker_id
    where profile.birth_date = born and split_part(profile.search_key, ' ', 1) = form
      and not exists (select from linked_file where duplicate_id = profile.seeker_id)
    order by file.registered_on, file.entered limit 10;
end $$;
revoke execute on function persons_named from public;
grant execute on function persons_named to city_staff;

-- down
drop function persons_named;
drop index city_profile_birth_date;
