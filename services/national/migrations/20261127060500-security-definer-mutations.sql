-- up
-- 重複した記録の統合: moves the rows of one id to the other, at every service point. A record opened with a reason is not
-- opened further; access records are never changed.
create function join_histories(duplicate uuid, kept uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not (is_counselor() and seeker_is_at_own_service_point(duplicate) and seeker_is_at_own_service_point(kept)) then
    raise insufficient_privilege using message = 'both files must be at the caller''s own service points';
  end if;
  update registration set seeker_id = kept where seeker_id = duplicate;
  update consultation set seeker_id = kept where seeker_id = duplicate;
  update disclosure_consent set seeker_id = kept where seeker_id = duplicate;
end $$;
revoke execute on function join_histories from public;
grant execute on function join_histories to national_staff;

-- down
drop function join_histories;
