-- up
-- 申請の開始: an officer begins an application for a person whom a service point handed over to the program's department, by
-- a liaison. So nobody reads an applicant by beginning the application. The caller's own policies apply: an officer sees the
-- liaisons of the own departments alone.
create function is_handed_over_for(program uuid, seeker uuid) returns boolean
  language sql stable set search_path = public, pg_temp
  return exists (
    select from support_program join liaison_department using (department) join liaison on liaison.id = liaison_id
    where support_program.id = program and liaison.seeker_id = any (ids_of(file_of(seeker))) and sent_by is null
      and liaison.status in ('SENT', 'ACCEPTED', 'DONE')
  );
grant execute on function is_handed_over_for to city_staff;
-- guard: officers-open-applications-of-own-departments
alter policy staff_apply on program_application with check (
  (select is_everywhere()) and is_handed_over_for(program_id, seeker_id) or seeker_is_at_own_service_point(seeker_id));

-- down
alter policy staff_apply on program_application with check (
  (select is_everywhere()) and is_program_of_own_department(program_id) or seeker_is_at_own_service_point(seeker_id));
drop function is_handed_over_for;
