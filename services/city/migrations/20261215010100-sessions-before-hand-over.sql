-- up
-- 移管前の記録: a service point that handed a file over still records, corrects and voids what was held there on days on which
-- the file stood there. Nothing else of the person is open to it.
create function seeker_stood_at(seeker uuid, point text, day date) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  -- guard: who-stood-where-is-told-to-own-counselors-at-city
  if not coalesce(is_counselor() and point = any (caller_service_points()), false) then return false; end if;
  return stood_until_hand_over(seeker, point, day)
    -- guard: nobody-stood-here-before-file
    and exists (select from city_file where seeker_id = any (ids_of(seeker)) and registered_on <= day)
    -- guard: nothing-is-recorded-in-anonymized-file
    and not exists (select from city_file where seeker_id = seeker and status = 'ANONYMIZED');
end $$;
-- Null where the own service point handed nobody over. The file is not anonymized meanwhile.
create function hold_handed_over(seeker uuid, point text, day date) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  -- guard: own-service-point-alone-holds-whom-it-handed-over-at-city
  if not coalesce(is_counselor() and point = any (caller_service_points()), false) or not exists (
    select from file_transfer where seeker_id = seeker and from_service_point_id = point and status = 'DONE'
  ) then return null; end if;
  perform from city_file where seeker_id = seeker for no key update;
  return seeker_stood_at(seeker, point, day);
end $$;
revoke execute on function seeker_stood_at, hold_handed_over from public;
grant execute on function seeker_stood_at, hold_handed_over to city_staff;

-- guard: session-after-hand-over-is-of-day-before-it-whoever-writes
create policy giver_records on counseling_session for insert to city_staff
  with check ((select is_counselor()) and status = 'HELD' and seeker_stood_at(seeker_id, service_point_id, day));
-- guard: session-after-hand-over-is-own-whoever-writes
create policy giver_corrects on counseling_session for update to city_staff
  using ((select is_counselor()) and seeker_stood_at(seeker_id, service_point_id, day))
  with check (status in ('HELD', 'VOIDED') and seeker_stood_at(seeker_id, service_point_id, day));
-- guard: notes-after-hand-over-are-of-own-session
create policy giver_notes on counseling_note for insert to city_staff with check ((select is_counselor()) and exists (
  select from counseling_session as session
  where session.id = session_id and seeker_stood_at(session.seeker_id, session.service_point_id, session.day)));
-- guard: notes-are-corrected-after-hand-over-of-own-session
create policy giver_corrects on counseling_note for update to city_staff using ((select is_counselor()) and exists (
  select from counseling_session as session
  where session.id = session_id and seeker_stood_at(session.seeker_id, session.service_point_id, session.day)));
-- What such a record was is kept with it.
-- guard: revision-after-hand-over-is-of-own-session
create policy of_own_record on profile_revision for insert to city_staff with check ((select is_counselor())
  and by_role = (select caller_setting('role')) and exists (
    select from counseling_session as session
    where session.id = subject_id and seeker_stood_at(session.seeker_id, session.service_point_id, session.day)));
create trigger mark_where_served after update of next_action_done_on, next_action_done_by_role, next_action_done_by_name
  on counseling_session for each row execute function mark_where_served();

-- down
drop trigger mark_where_served on counseling_session;
drop policy of_own_record on profile_revision;
drop policy giver_corrects on counseling_note;
drop policy giver_notes on counseling_note;
drop policy giver_corrects on counseling_session;
drop policy giver_records on counseling_session;
drop function hold_handed_over;
drop function seeker_stood_at;
