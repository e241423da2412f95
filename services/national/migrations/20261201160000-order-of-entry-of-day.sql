-- up
-- What was entered on one day stands in the order of its entry, never in that of random ids.
alter table consultation add column entered bigint generated always as identity;
alter table job_order add column entered bigint generated always as identity;
drop index consultation_of_seeker, consultation_at_point, consultation_newest, job_order_newest;
create index consultation_of_seeker on consultation (seeker_id, held_on desc, entered desc);
create index consultation_at_point on consultation (service_point_id, held_on desc, entered desc);
create index consultation_newest on consultation (held_on desc, entered desc);
create index job_order_newest on job_order (received_on desc, entered desc);

-- down
alter table consultation drop column entered;
alter table job_order drop column entered;
create index consultation_of_seeker on consultation (seeker_id, held_on desc, id desc);
create index consultation_at_point on consultation (service_point_id, held_on desc, id desc);
create index consultation_newest on consultation (held_on desc, id desc);
create index job_order_newest on job_order (received_on desc, id desc);
