-- up
create table data_set (
  name text primary key,
  loaded_at timestamptz not null default now()
);
create unique index one_data_set on data_set ((true));

-- down
drop table data_set;
