-- up
create unique index counseling_session_booked_once on counseling_session (seeker_id, booked_for) where status = 'BOOKED';

-- down
drop index counseling_session_booked_once;
