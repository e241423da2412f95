-- up
create table city_profile (
  seeker_id uuid primary key references city_file,
  name text,
  name_kana text,
  birth_date date,
  sex text check (sex in ('MALE', 'FEMALE', 'UNSTATED')),
  municipality_code text check (municipality_code ~ '^\d{6}$'),
  ward_code text check (ward_code ~ '^\d{6}$'),
  phone text,
  email text,
  search_key text generated always as (search_key(concat_names(name, name_kana))) stored
);
insert into city_profile (seeker_id, name, name_kana, birth_date, sex, municipality_code, ward_code, phone, email)
  select seeker_id, name, name_kana, birth_date, sex, municipality_code, ward_code, phone, email from city_file;
create index city_profile_search on city_profile using gin (bigrams(search_key));
alter table city_file drop column search_key, drop column name, drop column name_kana, drop column birth_date,
  drop column sex, drop column municipality_code, drop column ward_code, drop column phone, drop column email;

create table application_decision (
  application_id uuid primary key references program_application,
  reason text not null
);
insert into application_decision select id, decision_reason from program_application where decision_reason is not null;
alter table program_application drop column decision_reason;

create table liaison_department (
  liaison_id uuid primary key references liaison,
  department text not null
);
insert into liaison_department select id, department from liaison where department is not null;
alter table liaison drop column department;

-- down
alter table liaison add column department text;
update liaison set department = told.department from liaison_department as told where liaison_id = id;
drop table liaison_department;
alter table program_application add column decision_reason text;
update program_application set decision_reason = reason from application_decision where application_id = id;
drop table application_decision;
alter table city_file add column name text, add column name_kana text, add column birth_date date,
  add column sex text, add column municipality_code text, add column ward_code text, add column phone text,
  add column email text;
update city_file as file set (name, name_kana, birth_date, sex, municipality_code, ward_code, phone, email) = (
    profile.name, profile.name_kana, profile.birth_date, profile.sex, profile.municipality_code, profile.ward_code,
    profile.phone, profile.email)
  from city_profile as profile where profile.seeker_id = file.seeker_id;
drop table city_profile;
alter table city_file add column search_key text
  generated always as (search_key(concat_names(name, name_kana))) stored;
create index city_file_search on city_file using gin (bigrams(search_key));
