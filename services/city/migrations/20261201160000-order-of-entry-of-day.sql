-- up
-- What was entered on one day stands in the order of its entry, never in that of random ids.
alter table city_file add column entered bigint generated always as identity;
alter table council_meeting add column entered bigint generated always as identity;
alter table counseling_session add column entered bigint generated always as identity;
alter table liaison add column entered bigint generated always as identity;
alter table local_job add column entered bigint generated always as identity;
alter table program_application add column entered bigint generated always as identity;
alter table visit add column entered bigint generated always as identity;
-- A session stands at the time it was booked for; one without a time stands after those of its day.
alter table counseling_session add column at_time timestamptz not null generated always as (
  case when (booked_for at time zone 'Asia/Tokyo')::date = day then booked_for else timestamptz 'infinity' end
) stored;
-- A booked session is entered when it is recorded as held: the number is taken anew, and no other can be given.
grant update (entered) on counseling_session to city_staff;

drop index city_file_worklist, city_file_newest, council_meeting_days, counseling_session_of_seeker,
  counseling_session_at_point, counseling_session_newest, liaison_of_seeker,
  liaison_at_point, liaison_newest, local_job_newest, program_application_of_seeker, program_application_newest,
  visit_of_seeker, visit_at_point;
create index city_file_worklist on city_file (registered_at, registered_on desc, entered desc);
create index city_file_newest on city_file (registered_on desc, entered desc);
create index council_meeting_days on council_meeting (held_on, entered);
create index counseling_session_of_seeker on counseling_session (seeker_id, day desc, at_time desc, entered desc);
create index counseling_session_at_point on counseling_session (service_point_id, day desc, at_time desc, entered desc);
create index counseling_session_newest on counseling_session (day desc, at_time desc, entered desc);
create index liaison_of_seeker on liaison (seeker_id, opened_on desc, entered desc);
create index liaison_at_point on liaison (service_point_id, opened_on desc, entered desc);
create index liaison_newest on liaison (opened_on desc, entered desc);
create index local_job_newest on local_job (drafted_on desc, entered desc);
create index program_application_of_seeker on program_application (seeker_id, opened_on desc, entered desc);
create index program_application_newest on program_application (opened_on desc, entered desc);
create index visit_of_seeker on visit (seeker_id, visited_on desc, entered desc);
create index visit_at_point on visit (service_point_id, visited_on desc, entered desc);

-- down
alter table counseling_session drop column at_time;
alter table city_file drop column entered;
alter table council_meeting drop column entered;
alter table counseling_session drop column entered;
alter table liaison drop column entered;
alter table local_job drop column entered;
alter table program_application drop column entered;
alter table visit drop column entered;
create index city_file_worklist on city_file (registered_at, registered_on desc, seeker_id desc);
create index city_file_newest on city_file (registered_on desc, seeker_id desc);
create index council_meeting_days on council_meeting (held_on, id);
create index counseling_session_of_seeker on counseling_session (seeker_id, day desc, id desc);
create index counseling_session_at_point on counseling_session (service_point_id, day desc, id desc);
create index counseling_session_newest on counseling_session (day desc, id desc);
create index liaison_of_seeker on liaison (seeker_id, opened_on desc, id desc);
create index liaison_at_point on liaison (service_point_id, opened_on desc, id desc);
create index liaison_newest on liaison (opened_on desc, id desc);
create index local_job_newest on local_job (drafted_on desc, id desc);
create index program_application_of_seeker on program_application (seeker_id, opened_on desc, id desc);
create index program_application_newest on program_application (opened_on desc, id desc);
create index visit_of_seeker on visit (seeker_id, visited_on desc, id desc);
create index visit_at_point on visit (service_point_id, visited_on desc, id desc);
