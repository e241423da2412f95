-- up
grant select on link_proposal to city_staff, city_peer, city_self, city_audit;
grant insert (duplicate_id, kept_id, proposed_by, by_role, by_name, reason),
  update (kept_id, proposed_by, by_role, by_name, reason) on link_proposal to city_staff;
grant insert (proposed_by_name, kept_by_other_party) on linked_file to city_staff;
grant execute on function file_of_self to city_staff, city_peer, city_self, city_joint, city_public, city_report, city_audit;
create policy counselor on link_proposal for select to city_staff
  using ((select is_counselor()) and (reads_person(duplicate_id) or reads_person(kept_id)));
create policy counselor_proposes on link_proposal for insert to city_staff with check ((select is_counselor())
  and proposed_by = (select caller_setting('subject')) and by_role = (select caller_setting('role'))
  and coalesce(by_name, caller_setting('name')) is not distinct from (select caller_setting('name'))
  and seeker_is_at_own_service_point(duplicate_id) and seeker_is_at_own_service_point(kept_id));
create policy counselor_proposes_anew on link_proposal for update to city_staff
  using ((select is_counselor()) and seeker_is_at_own_service_point(duplicate_id)) with check ((select is_counselor())
  and proposed_by = (select caller_setting('subject')) and by_role = (select caller_setting('role'))
  and coalesce(by_name, caller_setting('name')) is not distinct from (select caller_setting('name'))
  and seeker_is_at_own_service_point(duplicate_id) and seeker_is_at_own_service_point(kept_id));

-- An id under which the party holds nothing: the other party's link may make it a second id of a person.
create function file_is_empty(seeker uuid) returns boolean
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return not exists (select from city_profile where seeker_id = seeker);
end $$;
alter policy counselor_joins on linked_file with check ((select is_counselor()) and seeker_is_at_own_service_point(kept_id)
  and (followed_receipt is not null and file_is_empty(duplicate_id)
    or seeker_is_at_own_service_point(duplicate_id) and exists (
      select from link_proposal as proposal
      where proposal.duplicate_id = linked_file.duplicate_id and proposal.kept_id = linked_file.kept_id
        and proposal.proposed_by <> (select caller_setting('subject')))));

create or replace function join_histories(duplicate uuid, kept uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  closed constant text[] := closed_categories(duplicate) || closed_categories(kept);
begin
  if not (is_counselor() and seeker_is_at_own_service_point(duplicate) and seeker_is_at_own_service_point(kept)) then
    raise insufficient_privilege using message = 'both files must be at the caller''s own service points';
  end if;
  perform join_records(duplicate, kept, array['visit', 'disclosure_consent', 'counseling_session', 'program_application']);
  with moved as (update state_change set subject_id = kept where subject_id = duplicate returning id)
  update linked_file set joined_records = joined_records || array(select id::text from moved) where duplicate_id = duplicate;
  -- guard: link-opens-nothing-that-was-withdrawn-city
  perform end_categories(kept, closed);
end $$;
-- 統合の取消し: at the service point of the kept file. Consents that the link ended stay ended.
create function unlink_file(duplicate uuid, reason text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  -- guard: link-is-undone-at-service-point-of-kept-file-city
  if not (is_counselor() and seeker_is_at_own_service_point(file_of(duplicate))) then
    raise insufficient_privilege using message = 'the kept file must be at the caller''s own service point';
  end if;
  update state_change set subject_id = duplicate from linked_file as link
    where link.duplicate_id = duplicate and subject_id = link.kept_id and state_change.id::text = any (link.joined_records);
  perform part_records(duplicate, array['visit', 'disclosure_consent', 'counseling_session', 'program_application'], caller_setting('role'), caller_setting('name'), reason);
  update city_file set status = coalesce(
      (select to_state from state_change where subject_id = duplicate order by at desc, id desc limit 1), 'OPEN')
    where seeker_id = duplicate and not file_is_empty(duplicate);
end $$;
revoke execute on function file_is_empty, unlink_file from public;
grant execute on function file_is_empty, unlink_file to city_staff;

-- 匿名化: the reasons of links that were proposed or undone go with the profile.
create function erase_links() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from link_proposal where new.seeker_id in (duplicate_id, kept_id);
  -- guard: reason-of-undone-link-is-erased
  update unlinked_file set reason = '（匿名化により削除）' where new.seeker_id in (duplicate_id, kept_id);
  return null;
end $$;
create trigger erase_links after update of anonymized on city_profile
  for each row when (new.anonymized) execute function erase_links();

-- 利用者数: a link counts from its writing until it was undone, and a late undoing revises the month.
create or replace function counted_users(first_day date, end_day date, as_of timestamptz)
  returns table (service_point_id text, month text, count integer, revised boolean)
  language sql stable security definer rows 100 set search_path = public, pg_temp set work_mem = '16MB'
begin atomic
  with recursive link as materialized (
    select duplicate_id, first_kept_id, linked_on from linked_file where linked_at <= as_of
    union all
    select duplicate_id, first_kept_id, linked_on from unlinked_file where linked_at <= as_of and unlinked_at > as_of
  ), parted as materialized (
    select duplicate_id, linked_on, unlinked_on from unlinked_file where unlinked_at <= as_of
  ), followed (entered, person, linked_on) as (
    select duplicate_id, first_kept_id, linked_on from link
    union all
    select followed.entered, link.first_kept_id, greatest(followed.linked_on, link.linked_on)
    from followed join link on link.duplicate_id = followed.person
  ), kept as materialized (
    select * from followed where not exists (select from link where link.duplicate_id = followed.person)
  ), known as (
    select visit.service_point_id, visit.visited_on, visit.entered_seeker_id,
      visit.entered_seeker_id in (select kept.entered from kept) as is_linked,
      visit.voided_at is null or visit.voided_at > as_of as is_counted,
      (visit.recorded_on <= visit.visited_on + 10 or visit.recorded_on <= settled_on(visit.visited_on))
        and (visit.voided_at is null or visit.voided_at > as_of or visit.voided_on > settled_on(visit.visited_on))
        as was_counted
    from visit
    where visit.visited_on >= first_day and visit.visited_on < end_day and visit.recorded_at <= as_of
      and visit.entered_seeker_id is not null
  ), person_day as (
    select known.service_point_id, known.visited_on,
      case when is_linked then (select kept.person from kept where kept.entered = known.entered_seeker_id)
        else known.entered_seeker_id end as person,
      bool_or(is_counted) as is_counted, bool_or(was_counted) as was_counted,
      bool_or(is_linked and (select kept.linked_on > settled_on(known.visited_on) from kept
        where kept.entered = known.entered_seeker_id)
        or exists (select from parted where parted.duplicate_id = known.entered_seeker_id
          and parted.linked_on <= settled_on(known.visited_on) and parted.unlinked_on > settled_on(known.visited_on))
        ) as linked_late
    from known group by 1, 2, 3
  ), day as (
    select person_day.service_point_id, person_day.visited_on, count(*) filter (where is_counted) as persons,
      bool_or(is_counted <> was_counted or linked_late) as is_revised
    from person_day group by 1, 2
  )
  select day.service_point_id, to_char(day.visited_on, 'YYYY-MM'), sum(day.persons)::int, bool_or(day.is_revised)
  from day group by 1, 2;
end;

-- down
create or replace function counted_users(first_day date, end_day date, as_of timestamptz)
  returns table (service_point_id text, month text, count integer, revised boolean)
  language sql stable security definer rows 100 set search_path = public, pg_temp set work_mem = '16MB'
begin atomic
  with recursive link as materialized (
    select duplicate_id, first_kept_id, linked_on from linked_file where linked_at <= as_of
  ), followed (entered, person, linked_on) as (
    select duplicate_id, first_kept_id, linked_on from link
    union all
    select followed.entered, link.first_kept_id, greatest(followed.linked_on, link.linked_on)
    from followed join link on link.duplicate_id = followed.person
  ), kept as materialized (
    select * from followed where not exists (select from link where link.duplicate_id = followed.person)
  ), known as (
    select visit.service_point_id, visit.visited_on, visit.entered_seeker_id,
      visit.entered_seeker_id in (select kept.entered from kept) as is_linked,
      visit.voided_at is null or visit.voided_at > as_of as is_counted,
      (visit.recorded_on <= visit.visited_on + 10 or visit.recorded_on <= settled_on(visit.visited_on))
        and (visit.voided_at is null or visit.voided_at > as_of or visit.voided_on > settled_on(visit.visited_on))
        as was_counted
    from visit
    where visit.visited_on >= first_day and visit.visited_on < end_day and visit.recorded_at <= as_of
      and visit.entered_seeker_id is not null
  ), person_day as (
    select known.service_point_id, known.visited_on,
      case when is_linked then (select kept.person from kept where kept.entered = known.entered_seeker_id)
        else known.entered_seeker_id end as person,
      bool_or(is_counted) as is_counted, bool_or(was_counted) as was_counted,
      bool_or(is_linked and (select kept.linked_on > settled_on(known.visited_on) from kept
        where kept.entered = known.entered_seeker_id)) as linked_late
    from known group by 1, 2, 3
  ), day as (
    select person_day.service_point_id, person_day.visited_on, count(*) filter (where is_counted) as persons,
      bool_or(is_counted <> was_counted or linked_late) as is_revised
    from person_day group by 1, 2
  )
  select day.service_point_id, to_char(day.visited_on, 'YYYY-MM'), sum(day.persons)::int, bool_or(day.is_revised)
  from day group by 1, 2;
end;
drop trigger erase_links on city_profile;
drop function erase_links;
drop function unlink_file;
create or replace function join_histories(duplicate uuid, kept uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  closed constant text[] := closed_categories(duplicate) || closed_categories(kept);
begin
  if not (is_counselor() and seeker_is_at_own_service_point(duplicate) and seeker_is_at_own_service_point(kept)) then
    raise insufficient_privilege using message = 'both files must be at the caller''s own service points';
  end if;
  update visit set seeker_id = kept where seeker_id = duplicate;
  update disclosure_consent set seeker_id = kept where seeker_id = duplicate;
  update counseling_session set seeker_id = kept where seeker_id = duplicate;
  update program_application set seeker_id = kept where seeker_id = duplicate;
  update state_change set subject_id = kept where subject_id = duplicate;
  perform end_categories(kept, closed);
end $$;
alter policy counselor_joins on linked_file with check ((select is_counselor()) and seeker_is_at_own_service_point(kept_id));
drop function file_is_empty;
revoke execute on function file_of_self from city_staff, city_peer, city_self, city_joint, city_public, city_report, city_audit;
revoke insert (proposed_by_name, kept_by_other_party) on linked_file from city_staff;
drop policy counselor_proposes_anew on link_proposal;
drop policy counselor_proposes on link_proposal;
drop policy counselor on link_proposal;
revoke all on link_proposal from city_staff, city_peer, city_self, city_audit;
