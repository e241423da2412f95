-- up
create table city_file (
  seeker_id uuid primary key,
  name text,
  name_kana text,
  birth_date date,
  sex text check (sex in ('MALE', 'FEMALE', 'UNSTATED')),
  municipality_code text check (municipality_code ~ '^\d{6}$'),
  ward_code text check (ward_code ~ '^\d{6}$'),
  phone text,
  email text,
  registered_at text not null references service_point,
  registered_on date not null,
  status text not null default 'OPEN' check (status in ('OPEN', 'DORMANT', 'CLOSED', 'ANONYMIZED'))
);
create table public_assistance (
  seeker_id uuid primary key references city_file,
  received boolean not null
);

-- down
drop table public_assistance;
drop table city_file;
