-- up
create table service_point_office (
  service_point_id text primary key references service_point,
  office text not null
);

-- down
drop table service_point_office;
