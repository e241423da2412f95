-- up
-- 申請者: what the office that decides an application must know of its applicant, and no more. A program officer may not
-- read profiles; a counselor may read the applicants of the own service point and of records opened with a reason.
create function applicants_of(applications uuid[])
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
grant execute on function applicants_of to city_staff;

-- down
drop function applicants_of;
