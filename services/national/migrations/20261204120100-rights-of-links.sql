-- up
grant select on link_proposal to national_staff, national_peer, national_self, national_audit;
grant insert (duplicate_id, kept_id, proposed_by, by_role, by_name, reason),
  update (kept_id, proposed_by, by_role, by_name, reason) on link_proposal to national_staff;
grant insert (proposed_by_name, kept_by_other_party) on linked_file to national_staff;
grant execute on function file_of_self to national_staff, national_peer, national_self, national_joint, national_public, national_report, national_audit;
create policy counselor on link_proposal for select to national_staff
  using ((select is_counselor()) and (reads_person(duplicate_id) or reads_person(kept_id)));
create policy counselor_proposes on link_proposal for insert to national_staff with check ((select is_counselor())
  and proposed_by = (select caller_setting('subject')) and by_role = (select caller_setting('role'))
  and coalesce(by_name, caller_setting('name')) is not distinct from (select caller_setting('name'))
  and seeker_is_at_own_service_point(duplicate_id) and seeker_is_at_own_service_point(kept_id));
create policy counselor_proposes_anew on link_proposal for update to national_staff
  using ((select is_counselor()) and seeker_is_at_own_service_point(duplicate_id)) with check ((select is_counselor())
  and proposed_by = (select caller_setting('subject')) and by_role = (select caller_setting('role'))
  and coalesce(by_name, caller_setting('name')) is not distinct from (select caller_setting('name'))
  and seeker_is_at_own_service_point(duplicate_id) and seeker_is_at_own_service_point(kept_id));

-- An id under which the party holds nothing: the other party's link may make it a second id of a person.
create function file_is_empty(seeker uuid) returns boolean
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return not exists (select from registration where seeker_id = seeker);
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
  perform join_records(duplicate, kept, array['registration', 'consultation', 'disclosure_consent']);
  -- guard: link-opens-nothing-that-was-withdrawn-national
  perform end_categories(kept, closed);
end $$;
-- 統合の取消し: at the service point of the kept file. Consents that the link ended stay ended.
create function unlink_file(duplicate uuid, reason text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  -- guard: link-is-undone-at-service-point-of-kept-file-national
  if not (is_counselor() and seeker_is_at_own_service_point(file_of(duplicate))) then
    raise insufficient_privilege using message = 'the kept file must be at the caller''s own service point';
  end if;
  perform part_records(duplicate, array['registration', 'consultation', 'disclosure_consent'], caller_setting('role'), caller_setting('name'), reason);
end $$;
revoke execute on function file_is_empty, unlink_file from public;
grant execute on function file_is_empty, unlink_file to national_staff;

-- down
drop function unlink_file;
create or replace function join_histories(duplicate uuid, kept uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  closed constant text[] := closed_categories(duplicate) || closed_categories(kept);
begin
  if not (is_counselor() and seeker_is_at_own_service_point(duplicate) and seeker_is_at_own_service_point(kept)) then
    raise insufficient_privilege using message = 'both files must be at the caller''s own service points';
  end if;
  update registration set seeker_id = kept where seeker_id = duplicate;
  update consultation set seeker_id = kept where seeker_id = duplicate;
  update disclosure_consent set seeker_id = kept where seeker_id = duplicate;
  perform end_categories(kept, closed);
end $$;
alter policy counselor_joins on linked_file with check ((select is_counselor()) and seeker_is_at_own_service_point(kept_id));
drop function file_is_empty;
revoke execute on function file_of_self from national_staff, national_peer, national_self, national_joint, national_public, national_report, national_audit;
revoke insert (proposed_by_name, kept_by_other_party) on linked_file from national_staff;
drop policy counselor_proposes_anew on link_proposal;
drop policy counselor_proposes on link_proposal;
drop policy counselor on link_proposal;
revoke all on link_proposal from national_staff, national_peer, national_self, national_audit;
