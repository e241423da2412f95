-- up
create table national_profile (
  seeker_id uuid primary key references national_file,
  name text,
  name_kana text,
  birth_date date,
  sex text check (sex in ('MALE', 'FEMALE', 'UNSTATED')),
  phone text,
  receives_employment_insurance boolean,
  search_key text generated always as (search_key(concat_names(name, name_kana))) stored
);
insert into national_profile (seeker_id, name, name_kana, birth_date, sex, phone, receives_employment_insurance)
  select seeker_id, name, name_kana, birth_date, sex, phone, receives_employment_insurance from national_file;
create index national_profile_search on national_profile using gin (bigrams(search_key));
alter table national_file drop column search_key, drop column name, drop column name_kana, drop column birth_date,
  drop column sex, drop column phone, drop column receives_employment_insurance;

create table registration_background (
  registration_id uuid primary key references registration,
  work_history text,
  out_of_work_since date
);
insert into registration_background select id, work_history, out_of_work_since from registration
  where work_history is not null or out_of_work_since is not null;
alter table registration drop column work_history, drop column out_of_work_since;

create table trial_decision (
  referral_id uuid primary key references referral,
  rule_version text not null,
  "group" text not null,
  reason text not null,
  decided_on date not null,
  decided_by_role text not null,
  agreed_on date not null
);
insert into trial_decision select id, trial_rule_version, trial_group, trial_reason, trial_decided_on,
  trial_decided_by_role, trial_agreed_on from referral where trial_rule_version is not null;
alter table referral drop column trial_rule_version, drop column trial_group, drop column trial_reason,
  drop column trial_decided_on, drop column trial_decided_by_role, drop column trial_agreed_on;

create table order_not_accepted (
  job_order_id uuid primary key references job_order,
  ground text not null check (ground in (
    'ILLEGAL_CONTENT', 'UNSUITABLE_CONDITIONS', 'SANCTIONED_EMPLOYER', 'TERMS_NOT_DISCLOSED',
    'ANTISOCIAL_FORCES', 'REFUSED_REPORT'
  ))
);
insert into order_not_accepted select id, not_accepted_ground from job_order where not_accepted_ground is not null;
alter table job_order drop column not_accepted_ground;

-- down
alter table job_order add column not_accepted_ground text;
update job_order set not_accepted_ground = ground from order_not_accepted where job_order_id = id;
alter table job_order add check ((status = 'NOT_ACCEPTED') = (not_accepted_ground is not null));
drop table order_not_accepted;
alter table referral add column trial_rule_version text, add column trial_group text, add column trial_reason text,
  add column trial_decided_on date, add column trial_decided_by_role text, add column trial_agreed_on date;
update referral set (trial_rule_version, trial_group, trial_reason, trial_decided_on, trial_decided_by_role,
    trial_agreed_on) = (rule_version, "group", reason, decided_on, decided_by_role, agreed_on)
  from trial_decision where referral_id = id;
drop table trial_decision;
alter table registration add column work_history text, add column out_of_work_since date;
update registration set (work_history, out_of_work_since) = (background.work_history, background.out_of_work_since)
  from registration_background as background where registration_id = id;
drop table registration_background;
alter table national_file add column name text, add column name_kana text, add column birth_date date,
  add column sex text, add column phone text, add column receives_employment_insurance boolean;
update national_file as file set (name, name_kana, birth_date, sex, phone, receives_employment_insurance) = (
    profile.name, profile.name_kana, profile.birth_date, profile.sex, profile.phone,
    profile.receives_employment_insurance)
  from national_profile as profile where profile.seeker_id = file.seeker_id;
drop table national_profile;
alter table national_file add column search_key text
  generated always as (search_key(concat_names(name, name_kana))) stored;
create index national_file_search on national_file using gin (bigrams(search_key));
