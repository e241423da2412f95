-- up
-- 担当課: an officer knows of the persons with whom the own departments deal, by an application or a liaison.
create or replace function seeker_is_visible(seeker uuid) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  case session_user
    when 'city_staff' then
      if not is_everywhere() then return reads_person(seeker); end if;
      -- guard: officers-know-of-persons-of-own-departments
      if not exists (
        select from program_application where seeker_id = seeker and is_program_of_own_department(program_id)
      ) and not exists (
        select from liaison
        where seeker_id = any (ids_of(seeker)) and (sent_by && caller_departments() or is_to_own_department(id))
      ) then return false; end if;
    when 'city_peer' then
      -- guard: other-party-knows-of-persons-it-serves-city
      return exists (select from disclosure_consent where seeker_id = seeker) and peer_may_read(seeker);
    when 'city_self' then
      if seeker is distinct from caller_seeker() then return false; end if;
    when 'city_audit' then null;
    else
      if session_user <> current_user then return false; end if;
  end case;
  return exists (select from city_file where seeker_id = seeker);
end $$;

-- down
create or replace function seeker_is_visible(seeker uuid) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  case session_user
    when 'city_staff' then
      if not is_everywhere() then return reads_person(seeker); end if;
    when 'city_peer' then
      return exists (select from disclosure_consent where seeker_id = seeker) and peer_may_read(seeker);
    when 'city_self' then
      if seeker is distinct from caller_seeker() then return false; end if;
    when 'city_audit' then null;
    else
      if session_user <> current_user then return false; end if;
  end case;
  return exists (select from city_file where seeker_id = seeker);
end $$;
