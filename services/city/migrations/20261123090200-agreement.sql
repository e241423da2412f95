-- up
create table agreement (
  id text primary key,
  title text not null,
  city_party text not null,
  national_party text not null,
  concluded_on date,
  business_started_on date not null check (business_started_on >= concluded_on)
);
create unique index one_agreement on agreement ((true));
create table article (
  clause text primary key,
  position smallint not null unique,
  party text check (party in ('CITY', 'NATIONAL')),
  title text not null,
  text text not null
);

-- down
drop table article;
drop table agreement;
