-- up
create table national_file (
  seeker_id uuid primary key,
  name text,
  name_kana text,
  birth_date date,
  sex text check (sex in ('MALE', 'FEMALE', 'UNSTATED')),
  phone text,
  receives_employment_insurance boolean
);

-- down
drop table national_file;
