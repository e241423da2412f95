-- up
-- 名寄せ: moves every record from one id to the other, at all service points. Opening with a reason is not carried over.
-- Liaisons keep their id, by which the national side knows the person; access records are never changed.
create function join_histories(duplicate uuid, kept uuid) returns void
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

-- 匿名化: removes what names the person and every text that staff wrote, which may name them. The counts remain: visits,
-- sessions with their themes and minutes, applications, and the year of birth for the age bands.
create function anonymize_file(seeker uuid, removed text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ids constant uuid[] := ids_of(seeker);
begin
  if not (is_counselor() and seeker_is_at_own_service_point(seeker)) then
    raise insufficient_privilege using message = 'the file must be at the caller''s own service point';
  end if;
  update city_profile set birth_year = extract(year from birth_date) where seeker_id = any (ids);
  update city_profile set name = null, name_kana = null, birth_date = null, phone = null, email = null, anonymized = true
    where seeker_id = any (ids);
  delete from public_assistance where seeker_id = any (ids);
  update counseling_session set summary = null, next_action_text = null, next_action_owner = null,
    next_action_due_on = null where seeker_id = any (ids);
  delete from counseling_note where session_id in (select id from counseling_session where seeker_id = any (ids));
  update state_change set reason = null where reason is not null and subject_id in (
    select unnest(ids) union all select id from counseling_session where seeker_id = any (ids)
    union all select id from program_application where seeker_id = any (ids)
    union all select id from liaison where seeker_id = any (ids));
  update liaison set purpose = removed, answer = case when answer is not null then removed end,
    outcome = case when outcome is not null then removed end where seeker_id = any (ids);
  update application_decision set reason = removed
    where application_id in (select id from program_application where seeker_id = any (ids));
  update disclosure_consent set purpose = removed where seeker_id = any (ids);
  update linked_file set reason = removed where kept_id = any (ids);
  update visit set void_reason = removed where seeker_id = any (ids) and void_reason is not null;
end $$;
revoke execute on function join_histories, anonymize_file from public;
grant execute on function join_histories, anonymize_file to city_staff;

-- down
drop function anonymize_file;
drop function join_histories;
