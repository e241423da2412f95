-- up
-- 移管: moves a person from where they are kept, and says whether they are kept there. A transfer moves, and nobody else.
drop function move_file;
create function move_file(seeker uuid, giver text, taker text) returns boolean
  language plpgsql set search_path = public, pg_temp as $$
begin
  update city_file set registered_at = taker where seeker_id = seeker and registered_at = giver;
  return found;
end $$;
revoke execute on function move_file from public;

-- 匿名化: of a file that is closed, also one without a profile, by a second person; what stands in the place of texts is
-- nobody's choice.
alter function anonymize_file rename to erase_file;
revoke execute on function erase_file from city_staff;
create function anonymize_file(seeker uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  -- guard: only-closed-file-is-erased
  if not exists (select from city_file where seeker_id = seeker and status = 'CLOSED') then
    raise insufficient_privilege using message = 'the file must be closed';
  end if;
  -- guard: file-is-erased-by-second-person
  if session_user <> current_user and not exists (select from anonymization_proposal
      where seeker_id = file_of(seeker) and proposed_by <> caller_setting('subject')) then
    raise insufficient_privilege using message = 'another member of staff must have proposed the anonymization';
  end if;
  perform erase_file(seeker, '（匿名化により削除）');
end $$;
revoke execute on function anonymize_file from public;
grant execute on function anonymize_file to city_staff;

-- down
drop function anonymize_file;
grant execute on function erase_file to city_staff;
alter function erase_file rename to anonymize_file;
drop function move_file;
create function move_file(seeker uuid, giver text, taker text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not (is_counselor() and giver = any (caller_service_points())) then
    raise insufficient_privilege using message = 'the giving service point must be the caller''s own';
  end if;
  update city_file set registered_at = taker where seeker_id = seeker and registered_at = giver;
end $$;
revoke execute on function move_file from public;
grant execute on function move_file to city_staff;
