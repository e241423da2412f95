-- up
-- Whether the caller reads what is kept of a person under a category, for the functions that answer about a record by its
-- id, past the policies. Only they call it, and for a login that is none of these it is false.
create function reads_record_of(seeker uuid, category text) returns boolean
  language plpgsql stable parallel safe cost 4000 set search_path = public, pg_temp as $$
declare
  kept constant uuid := file_of(seeker);
begin
  return case
    when session_user = current_user then true
    when session_user::text like '%\_staff' then is_counselor() and reads_person(kept)
    when session_user::text like '%\_peer' then consented(kept, category)
    when session_user::text like '%\_self' then seeker = any (ids_of(caller_seeker()))
    else false end;
end $$;

-- down
drop function reads_record_of;
