-- up
create table operating_council (
  chair_office text primary key,
  city_members text[] not null,
  national_members text[] not null
);
create unique index one_operating_council on operating_council ((true));

-- down
drop table operating_council;
