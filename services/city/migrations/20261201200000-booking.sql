-- up
-- 予約: with a length and, where it is known, a counselor. Neither a person nor a counselor is booked twice for one time;
-- a session that was booked without a length keeps the rule that it is the only one of its person at its instant.
-- Its functions stand in a schema of their own: in public none may be everybody's.
create schema exclusion;
create extension btree_gist schema exclusion;
alter table counseling_session add column booked_until timestamptz check (booked_until > booked_for),
  add column counselor text;
-- guard: person-is-booked-once-at-any-time
alter table counseling_session add constraint counseling_session_person_free
  exclude using gist (seeker_id with =, tstzrange(booked_for, booked_until) with &&)
  where (status = 'BOOKED' and booked_until is not null);
-- guard: counselor-is-booked-once-at-any-time
alter table counseling_session add constraint counseling_session_counselor_free
  exclude using gist (search_form(counselor) with =, tstzrange(booked_for, booked_until) with &&)
  where (status = 'BOOKED' and booked_until is not null);
grant update (booked_until, counselor) on counseling_session to city_staff;

-- down
revoke update (booked_until, counselor) on counseling_session from city_staff;
alter table counseling_session drop constraint counseling_session_person_free,
  drop constraint counseling_session_counselor_free, drop column booked_until, drop column counselor;
drop extension btree_gist;
drop schema exclusion;
