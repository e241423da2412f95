-- up
alter table city_file
  add column birth_year smallint,
  add constraint city_file_anonymized check (
    status <> 'ANONYMIZED' or num_nonnulls(name, name_kana, birth_date, phone, email) = 0
  );

-- down
alter table city_file drop constraint city_file_anonymized, drop column birth_year;
