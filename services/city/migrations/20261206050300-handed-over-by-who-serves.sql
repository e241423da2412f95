-- up
-- 申請の開始: the national side hands a person over from the service point where the city keeps the person's file, and from
-- no other: a liaison of whoever has never met the person opens nothing.
create or replace function is_handed_over_for(program uuid, seeker uuid) returns boolean
  language sql stable set search_path = public, pg_temp
  return exists (
    select from support_program join liaison_department using (department) join liaison on liaison.id = liaison_id
    where support_program.id = program and liaison.seeker_id = any (ids_of(file_of(seeker))) and sent_by is null
      and (opened_by = 'CITY' or seeker_was_last_at(file_of(seeker), array[service_point_id]))
      and liaison.status in ('SENT', 'ACCEPTED', 'DONE')
  );

-- down
create or replace function is_handed_over_for(program uuid, seeker uuid) returns boolean
  language sql stable set search_path = public, pg_temp
  return exists (
    select from support_program join liaison_department using (department) join liaison on liaison.id = liaison_id
    where support_program.id = program and liaison.seeker_id = any (ids_of(file_of(seeker))) and sent_by is null
      and liaison.status in ('SENT', 'ACCEPTED', 'DONE')
  );
