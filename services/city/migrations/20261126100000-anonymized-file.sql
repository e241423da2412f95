-- up
alter table city_profile
  add column anonymized boolean not null default false,
  add column birth_year smallint,
  add constraint profile_anonymized check (
    not anonymized or num_nonnulls(name, name_kana, birth_date, phone, email) = 0
  );

-- down
alter table city_profile drop constraint profile_anonymized, drop column birth_year, drop column anonymized;
