-- up
-- 担当課: departments by their codes. What named another department than these names その他.
update support_program set department = case department
  when '保健福祉部 保護課' then 'PUBLIC_ASSISTANCE' when '経済局 雇用推進部' then 'EMPLOYMENT_PROMOTION'
  when '子ども未来局 子育て支援部' then 'CHILD_SUPPORT' when '白石区 保健福祉部' then 'SHIROISHI_WELFARE'
  when '保健福祉局 高齢保健福祉部' then 'ELDERLY_WELFARE' else 'OTHER' end;
update liaison_department set department = case department
  when '保健福祉部 保護課' then 'PUBLIC_ASSISTANCE' when '経済局 雇用推進部' then 'EMPLOYMENT_PROMOTION'
  when '子ども未来局 子育て支援部' then 'CHILD_SUPPORT' when '白石区 保健福祉部' then 'SHIROISHI_WELFARE'
  when '保健福祉局 高齢保健福祉部' then 'ELDERLY_WELFARE' else 'OTHER' end;

-- The departments of the program officer who opened a liaison; null where somebody else did. The other party may not
-- know them: they may tell of public assistance.
alter table liaison add column sent_by text[], add check (sent_by is null or opened_by = 'CITY');
update liaison set sent_by = '{OTHER}' where id in (
  select subject_id from state_change where from_state is null and by_role = 'city.program_officer');
revoke select on liaison from city_peer;
grant select (id, version, seeker_id, service_point_id, opened_by, addressed_to, purpose, opened_on, due_on, status,
  answered_on, answer, outcome, entered) on liaison to city_peer;

create function caller_departments() returns text[] language sql stable parallel safe
  return string_to_array(coalesce(caller_setting('departments'), ''), ',');
create function is_program_of_own_department(program uuid) returns boolean language sql stable parallel safe
  return exists (select from support_program where id = program and department = any (caller_departments()));
-- It reads as the owner: the policy on departments asks for the liaison in turn.
create function is_to_own_department(subject uuid) returns boolean
  language plpgsql stable parallel safe security definer set search_path = public, pg_temp as $$
begin
  return exists (
    select from liaison_department
    where liaison_id = subject and department = any (string_to_array(current_setting('aiwork.departments', true), ','))
  );
end $$;
grant execute on function caller_departments, is_program_of_own_department, is_to_own_department to city_staff;

-- A program officer is bound to no service point, but to departments.
-- guard: officers-read-liaisons-of-own-departments-in-sql
alter policy staff on liaison using (
  (select is_everywhere()) and (sent_by && (select caller_departments())::text[] or is_to_own_department(id))
  or service_point_id = any ((select caller_service_points())::text[]) or reads_person(seeker_id));
-- guard: officers-open-liaisons-for-own-departments
alter policy staff_open on liaison with check (opened_by = 'CITY' and (
  (select is_everywhere()) and sent_by <@ (select caller_departments())::text[] and sent_by <> '{}'
  or sent_by is null and service_point_id = any ((select caller_service_points())::text[]) and seeker_is_at_own_service_point(seeker_id)));
alter policy staff_answer on liaison using (
  (select is_everywhere()) and (sent_by && (select caller_departments())::text[] or is_to_own_department(id))
  or service_point_id = any ((select caller_service_points())::text[]) or seeker_is_at_own_service_point(seeker_id));
-- guard: officers-read-applications-of-own-departments
alter policy staff on program_application
  using ((select is_everywhere()) and is_program_of_own_department(program_id) or reads_person(seeker_id));
alter policy staff_apply on program_application with check (
  (select is_everywhere()) and is_program_of_own_department(program_id) or seeker_is_at_own_service_point(seeker_id));
alter policy officer_changes on program_application
  using ((select is_everywhere()) and is_program_of_own_department(program_id));
alter policy officer_decides on application_decision with check ((select is_everywhere())
  and exists (select from program_application as application where application.id = application_id));
alter policy officer_changes on application_decision using ((select is_everywhere())
  and exists (select from program_application as application where application.id = application_id));
-- guard: officers-draft-programs-of-own-departments
alter policy officer_drafts on support_program with check (
  (select caller_setting('role')) = 'city.program_officer' and department = any ((select caller_departments())::text[]));
-- guard: officers-change-programs-of-own-departments
alter policy officer_changes on support_program using (
  (select caller_setting('role')) = 'city.program_officer' and department = any ((select caller_departments())::text[]));

-- guard: applicants-are-known-to-program-officers-and-own-counselors
create or replace function applicants_of(applications uuid[])
  returns table ("applicationId" uuid, "name" text, "nameKana" text, "birthDate" date, "municipalityCode" text, "wardCode" text,
    "publicAssistance" boolean, "visitedPoints" text[])
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select application.id, profile.name, profile.name_kana, profile.birth_date, profile.municipality_code, profile.ward_code,
    assistance.received,
    (select coalesce(array_agg(distinct service_point_id), '{}') from visit
      where visit.seeker_id = application.seeker_id and visit.status = 'COUNTED')
  from program_application as application
  join city_profile as profile on profile.seeker_id = application.seeker_id
  left join public_assistance as assistance on assistance.seeker_id = application.seeker_id
  where application.id = any (applications) and (session_user = current_user or session_user = 'city_staff' and (
    caller_setting('role') = 'city.program_officer' and is_program_of_own_department(application.program_id)
    or is_counselor() and reads_person(application.seeker_id)));
end;

-- down
create or replace function applicants_of(applications uuid[])
  returns table ("applicationId" uuid, "name" text, "nameKana" text, "birthDate" date, "municipalityCode" text, "wardCode" text,
    "publicAssistance" boolean, "visitedPoints" text[])
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select application.id, profile.name, profile.name_kana, profile.birth_date, profile.municipality_code, profile.ward_code,
    assistance.received,
    (select coalesce(array_agg(distinct service_point_id), '{}') from visit
      where visit.seeker_id = application.seeker_id and visit.status = 'COUNTED')
  from program_application as application
  join city_profile as profile on profile.seeker_id = application.seeker_id
  left join public_assistance as assistance on assistance.seeker_id = application.seeker_id
  where application.id = any (applications) and (session_user = current_user or session_user = 'city_staff' and (
    caller_setting('role') = 'city.program_officer' or is_counselor() and reads_person(application.seeker_id)));
end;
alter policy officer_changes on support_program using ((select caller_setting('role')) = 'city.program_officer');
alter policy officer_drafts on support_program with check ((select caller_setting('role')) = 'city.program_officer');
alter policy officer_changes on application_decision using ((select is_everywhere()));
alter policy officer_decides on application_decision with check ((select is_everywhere()));
alter policy officer_changes on program_application using ((select is_everywhere()));
alter policy staff_apply on program_application
  with check ((select is_everywhere()) or seeker_is_at_own_service_point(seeker_id));
alter policy staff on program_application using ((select is_everywhere()) or reads_person(seeker_id));
alter policy staff_answer on liaison using ((select is_everywhere())
  or service_point_id = any ((select caller_service_points())::text[]) or seeker_is_at_own_service_point(seeker_id));
alter policy staff_open on liaison with check (opened_by = 'CITY' and (
  (select is_everywhere()) or service_point_id = any ((select caller_service_points())::text[]) and seeker_is_at_own_service_point(seeker_id)));
alter policy staff on liaison using ((select is_everywhere())
  or service_point_id = any ((select caller_service_points())::text[]) or reads_person(seeker_id));
drop function is_to_own_department;
drop function is_program_of_own_department;
drop function caller_departments;
revoke select (id, version, seeker_id, service_point_id, opened_by, addressed_to, purpose, opened_on, due_on, status,
  answered_on, answer, outcome, entered) on liaison from city_peer;
grant select on liaison to city_peer;
alter table liaison drop column sent_by;
update liaison_department set department = case department
  when 'PUBLIC_ASSISTANCE' then '保健福祉部 保護課' when 'EMPLOYMENT_PROMOTION' then '経済局 雇用推進部'
  when 'CHILD_SUPPORT' then '子ども未来局 子育て支援部' when 'SHIROISHI_WELFARE' then '白石区 保健福祉部'
  when 'ELDERLY_WELFARE' then '保健福祉局 高齢保健福祉部' else 'その他' end;
update support_program set department = case department
  when 'PUBLIC_ASSISTANCE' then '保健福祉部 保護課' when 'EMPLOYMENT_PROMOTION' then '経済局 雇用推進部'
  when 'CHILD_SUPPORT' then '子ども未来局 子育て支援部' when 'SHIROISHI_WELFARE' then '白石区 保健福祉部'
  when 'ELDERLY_WELFARE' then '保健福祉局 高齢保健福祉部' else 'その他' end;
