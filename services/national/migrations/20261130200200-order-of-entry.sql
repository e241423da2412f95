-- up
-- 記録順: of two records of one day, the later is the one that was entered later, not the one with the greater id.
alter table registration add column entered bigint generated always as identity unique;
alter table negotiation add column entered bigint generated always as identity unique;
alter table referral add column entered bigint generated always as identity unique;
alter table placement add column entered bigint generated always as identity unique;
alter table trial_employment add column entered bigint generated always as identity unique;
drop index registration_of_seeker, registration_worklist, registration_newest, negotiation_of_registration,
  negotiation_of_seeker, negotiation_newest, referral_of_registration, referral_at_point, referral_of_seeker,
  referral_newest, placement_at_point, placement_of_seeker, placement_newest, trial_employment_of_seeker,
  trial_employment_newest;
create index registration_of_seeker on registration (seeker_id, received_on desc, entered desc);
create index registration_worklist on registration (service_point_id, received_on desc, entered desc);
create index registration_newest on registration (received_on desc, entered desc);
create index negotiation_of_registration on negotiation (registration_id, opened_on desc, entered desc);
create index negotiation_of_seeker on negotiation (seeker_id, opened_on desc, entered desc);
create index negotiation_newest on negotiation (opened_on desc, entered desc);
create index referral_of_registration on referral (registration_id, issued_on desc, entered desc);
create index referral_at_point on referral (service_point_id, issued_on desc, entered desc);
create index referral_of_seeker on referral (seeker_id, issued_on desc, entered desc);
create index referral_newest on referral (issued_on desc, entered desc);
create index placement_at_point on placement (service_point_id, hired_on desc, entered desc);
create index placement_of_seeker on placement (seeker_id, hired_on desc, entered desc);
create index placement_newest on placement (hired_on desc, entered desc);
create index trial_employment_of_seeker on trial_employment (seeker_id, starts_on desc, entered desc);
create index trial_employment_newest on trial_employment (starts_on desc, entered desc);

-- down
drop index registration_of_seeker, registration_worklist, registration_newest, negotiation_of_registration,
  negotiation_of_seeker, negotiation_newest, referral_of_registration, referral_at_point, referral_of_seeker,
  referral_newest, placement_at_point, placement_of_seeker, placement_newest, trial_employment_of_seeker,
  trial_employment_newest;
create index registration_of_seeker on registration (seeker_id, received_on desc, id desc);
create index registration_worklist on registration (service_point_id, received_on desc, id desc);
create index registration_newest on registration (received_on desc, id desc);
create index negotiation_of_registration on negotiation (registration_id, opened_on desc, id desc);
create index negotiation_of_seeker on negotiation (seeker_id, opened_on desc, id desc);
create index negotiation_newest on negotiation (opened_on desc, id desc);
create index referral_of_registration on referral (registration_id, issued_on desc, id desc);
create index referral_at_point on referral (service_point_id, issued_on desc, id desc);
create index referral_of_seeker on referral (seeker_id, issued_on desc, id desc);
create index referral_newest on referral (issued_on desc, id desc);
create index placement_at_point on placement (service_point_id, hired_on desc, id desc);
create index placement_of_seeker on placement (seeker_id, hired_on desc, id desc);
create index placement_newest on placement (hired_on desc, id desc);
create index trial_employment_of_seeker on trial_employment (seeker_id, starts_on desc, id desc);
create index trial_employment_newest on trial_employment (starts_on desc, id desc);
alter table registration drop column entered;
alter table negotiation drop column entered;
alter table referral drop column entered;
alter table placement drop column entered;
alter table trial_employment drop column entered;
