-- up
create table support_case_remark (
  support_case_id uuid not null,
  version smallint not null check (version > 0),
  remarks text not null,
  recorded_at timestamptz not null default now(),
  primary key (support_case_id, version)
);

-- down
drop table support_case_remark;
