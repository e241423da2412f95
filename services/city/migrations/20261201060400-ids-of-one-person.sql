-- up
grant update (withdrawn_categories) on disclosure_consent to city_staff, city_self;
grant execute on function end_categories to city_staff, city_self;

-- 名寄せ: a link tells the person's other ids to whoever may read the profile, with the receipt that the other party takes.
alter table linked_file add column receipt text, add column followed_receipt text;
grant insert (receipt, followed_receipt) on linked_file to city_staff;
-- Neither the reason nor who linked.
grant select (duplicate_id, kept_id, linked_at, receipt) on linked_file to city_peer, city_self, city_audit;
drop policy counselor on linked_file;
create policy counselor on linked_file for select to city_staff
  using ((select is_counselor()) and (reads_person(duplicate_id) or reads_person(kept_id)));
-- guard: other-ids-are-persons-city
create policy self on linked_file for select to city_self using (kept_id = (select caller_seeker()));
-- guard: other-ids-are-open-by-consent-city
create policy peer on linked_file for select to city_peer using (consented(kept_id, 'CITY_PROFILE'));

-- Consents are joined to the stricter of both: what was withdrawn in one file, and not opened there again, is withdrawn.
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

-- down
create or replace function join_histories(duplicate uuid, kept uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not (is_counselor() and seeker_is_at_own_service_point(duplicate) and seeker_is_at_own_service_point(kept)) then
    raise insufficient_privilege using message = 'both files must be at the caller''s own service points';
  end if;
  update visit set seeker_id = kept where seeker_id = duplicate;
  update disclosure_consent set seeker_id = kept where seeker_id = duplicate;
  update counseling_session set seeker_id = kept where seeker_id = duplicate;
  update program_application set seeker_id = kept where seeker_id = duplicate;
  update state_change set subject_id = kept where subject_id = duplicate;
end $$;
drop policy peer on linked_file;
drop policy self on linked_file;
drop policy counselor on linked_file;
create policy counselor on linked_file for select to city_staff
  using ((select is_counselor()) and (seeker_is_at_own_service_point(duplicate_id) or seeker_is_at_own_service_point(kept_id)));
revoke select on linked_file from city_peer, city_self, city_audit;
alter table linked_file drop column receipt, drop column followed_receipt;
revoke execute on function end_categories from city_staff, city_self;
revoke update (withdrawn_categories) on disclosure_consent from city_staff, city_self;
