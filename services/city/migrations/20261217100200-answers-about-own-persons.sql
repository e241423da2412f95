-- up
-- Functions that look past the policies answer and lock for whoever deals with the person.
-- 緊急閲覧: whether a person has ever given a consent is the trigger's to ask, which lets nobody open another record.
revoke execute on function has_file from city_peer;
-- guard: other-party-opens-records-in-own-name-city
alter policy peer_opens on opened_record with check (
  opened_to = (select caller_setting('subject')) and by_role = (select caller_setting('role'))
    and coalesce(by_name, caller_setting('name')) is not distinct from (select caller_setting('name'))
    and opened_on = (select business_today())
);

create or replace function seeker_was_last_at(seeker uuid, points text[]) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  -- guard: own-service-points-alone-learn-whom-they-served-last-at-city
  if session_user <> current_user and not points <@ caller_service_points() then return false; end if;
  return exists (select from city_file where seeker_id = seeker and registered_at = any (points));
end $$;

-- 申請の開始: the national side hands a person over from the service point where the city keeps the person's file, and from no
-- other: a liaison of whoever has never met the person opens nothing. It reads as the owner: no officer reads files.
-- guard: officers-hand-nobody-over-to-themselves
create or replace function is_handed_over_for(program uuid, seeker uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp
  return exists (
    select from support_program join liaison_department using (department) join liaison on liaison.id = liaison_id
    where support_program.id = program and liaison.seeker_id = any (ids_of(file_of(seeker))) and sent_by is null
      and (opened_by = 'CITY' or service_point_id in (select point from serving_points(file_of(seeker)) as point))
      and liaison.status in ('SENT', 'ACCEPTED', 'DONE')
      -- guard: hand-over-is-told-to-officers-of-department
      and caller_setting('role') = 'city.program_officer' and department = any (caller_departments())
  );

create or replace function lock_file(seeker uuid) returns text
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  -- guard: file-is-held-for-own-person-or-own-department
  if session_user <> current_user and not (is_everywhere() and caller_departments() <> '{}')
    and not (is_counselor()
      and (seeker_is_at_own_service_point(seeker) or seeker_was_last_at(seeker, caller_service_points())))
  then return null; end if;
  return (select status from city_file where seeker_id = seeker for no key update);
end $$;

-- The instants of a file are its readers': no program officer's, who reads no file, and no auditor's.
create or replace function closings_of(seeker uuid) returns table (at timestamptz, day date)
  language plpgsql stable security definer rows 1 set search_path = public, pg_temp as $$
begin
  -- guard: closings-of-file-are-its-readers
  if not reads_record_of(seeker, 'CITY_PROFILE') then return; end if;
  return query select change.at, coalesce(change.business_day, (change.at at time zone 'Asia/Tokyo')::date)
    from state_change as change where change.subject_id = seeker and change.to_state = 'CLOSED';
end $$;
create or replace function reopenings_of(seeker uuid) returns table (at timestamptz, day date)
  language plpgsql stable security definer rows 1 set search_path = public, pg_temp as $$
begin
  -- guard: reopenings-of-file-are-its-readers
  if not reads_record_of(seeker, 'CITY_PROFILE') then return; end if;
  return query select change.at, coalesce(change.business_day, (change.at at time zone 'Asia/Tokyo')::date)
    from state_change as change where change.subject_id = seeker and change.from_state = 'CLOSED' and change.to_state = 'OPEN';
end $$;

-- down
create or replace function reopenings_of(seeker uuid) returns table (at timestamptz, day date)
  language plpgsql stable security definer rows 1 set search_path = public, pg_temp as $$
begin
  if session_user = 'city_peer' and not consented(seeker, 'CITY_PROFILE') or not seeker_is_visible(seeker) then return; end if;
  return query select change.at, coalesce(change.business_day, (change.at at time zone 'Asia/Tokyo')::date)
    from state_change as change where change.subject_id = seeker and change.from_state = 'CLOSED' and change.to_state = 'OPEN';
end $$;
create or replace function closings_of(seeker uuid) returns table (at timestamptz, day date)
  language plpgsql stable security definer rows 1 set search_path = public, pg_temp as $$
begin
  if session_user = 'city_peer' and not consented(seeker, 'CITY_PROFILE') or not seeker_is_visible(seeker) then return; end if;
  return query select change.at, coalesce(change.business_day, (change.at at time zone 'Asia/Tokyo')::date)
    from state_change as change where change.subject_id = seeker and change.to_state = 'CLOSED';
end $$;
create or replace function lock_file(seeker uuid) returns text
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if not (session_user = current_user or is_everywhere() or seeker_is_at_own_service_point(seeker)
    or seeker_was_last_at(seeker, caller_service_points())) then return null; end if;
  return (select status from city_file where seeker_id = seeker for no key update);
end $$;
create or replace function is_handed_over_for(program uuid, seeker uuid) returns boolean
  language sql stable set search_path = public, pg_temp
  return exists (
    select from support_program join liaison_department using (department) join liaison on liaison.id = liaison_id
    where support_program.id = program and liaison.seeker_id = any (ids_of(file_of(seeker))) and sent_by is null
      and (opened_by = 'CITY' or seeker_was_last_at(file_of(seeker), array[service_point_id]))
      and liaison.status in ('SENT', 'ACCEPTED', 'DONE')
  );
create or replace function seeker_was_last_at(seeker uuid, points text[]) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  return exists (select from city_file where seeker_id = seeker and registered_at = any (points));
end $$;
alter policy peer_opens on opened_record with check (
  opened_to = (select caller_setting('subject')) and by_role = (select caller_setting('role'))
    and coalesce(by_name, caller_setting('name')) is not distinct from (select caller_setting('name'))
    and opened_on = (select business_today()) and has_file(seeker_id)
);
grant execute on function has_file to city_peer;
