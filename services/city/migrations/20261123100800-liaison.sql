-- up
create table liaison (
  id uuid primary key,
  version integer not null default 1 check (version > 0),
  seeker_id uuid not null,
  service_point_id text not null references service_point,
  opened_by text not null check (opened_by in ('CITY', 'NATIONAL')),
  addressed_to text not null check (addressed_to in ('NATIONAL_SERVICE_POINT', 'CITY_SERVICE_POINT', 'CITY_DEPARTMENT')),
  department text,
  purpose text not null,
  opened_on date not null,
  due_on date not null check (due_on >= opened_on),
  status text not null check (status in ('SENT', 'ACCEPTED', 'DECLINED', 'DONE', 'ABORTED', 'RECALLED', 'EXPIRED')),
  answered_on date check (answered_on >= opened_on),
  answer text,
  outcome text,
  check ((addressed_to = 'CITY_DEPARTMENT') = (department is not null))
);
create index liaison_of_seeker on liaison (seeker_id, opened_on desc, id desc);
create index liaison_at_point on liaison (service_point_id, opened_on desc, id desc);
create index liaison_newest on liaison (opened_on desc, id desc);

-- down
drop table liaison;
