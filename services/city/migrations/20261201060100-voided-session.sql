-- up
-- 取消し: a session that was recorded by mistake, for example in another person's file. Only the city's staff still see it.
alter table counseling_session drop constraint counseling_session_status_check, drop constraint counseling_session_check1,
  add constraint counseling_session_status_check check (status in ('BOOKED', 'HELD', 'NO_SHOW', 'CANCELED', 'VOIDED')),
  add constraint counseling_session_check1 check ((status in ('HELD', 'VOIDED')) = (held_on is not null));
drop policy self on counseling_session;
-- guard: voided-session-is-not-persons
create policy self on counseling_session for select to city_self
  using (seeker_id = (select caller_seeker()) and status <> 'VOIDED');
drop policy peer on counseling_session;
-- guard: voided-session-is-hidden-from-other-party
create policy peer on counseling_session for select to city_peer
  using (status <> 'VOIDED' and consented(seeker_id, 'COUNSELING_SUMMARY'));

-- down
drop policy peer on counseling_session;
create policy peer on counseling_session for select to city_peer using (consented(seeker_id, 'COUNSELING_SUMMARY'));
drop policy self on counseling_session;
create policy self on counseling_session for select to city_self using (seeker_id = (select caller_seeker()));
update counseling_session set status = 'HELD' where status = 'VOIDED';
alter table counseling_session drop constraint counseling_session_status_check, drop constraint counseling_session_check1,
  add constraint counseling_session_status_check check (status in ('BOOKED', 'HELD', 'NO_SHOW', 'CANCELED')),
  add constraint counseling_session_check1 check ((status = 'HELD') = (held_on is not null));
