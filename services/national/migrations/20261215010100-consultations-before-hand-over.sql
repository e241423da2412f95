-- up
-- 移管前の記録: a service point that handed a person over still records, corrects and voids what was held there on days on which
-- the person stood there. Nothing else of the person is open to it.
create function seeker_stood_at(seeker uuid, point text, day date) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  -- guard: who-stood-where-is-told-to-own-counselors-at-national
  if not coalesce(is_counselor() and point = any (caller_service_points()), false) then return false; end if;
  return stood_until_hand_over(seeker, point, day) and exists (
    -- guard: nobody-stood-here-before-registration
    select from registration where seeker_id = seeker and status <> 'VOIDED' and received_on <= day);
end $$;
-- Null where the own service point handed nobody over. The registration is not voided meanwhile.
create function hold_handed_over(seeker uuid, point text, day date) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  -- guard: own-service-point-alone-holds-whom-it-handed-over-at-national
  if not coalesce(is_counselor() and point = any (caller_service_points()), false) or not exists (
    select from file_transfer where seeker_id = seeker and from_service_point_id = point and status = 'DONE'
  ) then return null; end if;
  perform from national_file where seeker_id = seeker for key share;
  return seeker_stood_at(seeker, point, day);
end $$;
revoke execute on function seeker_stood_at, hold_handed_over from public;
grant execute on function seeker_stood_at, hold_handed_over to national_staff;

create or replace function is_own_record(seeker uuid, record_id uuid) returns boolean language plpgsql stable parallel safe cost 4000
  set search_path = public, pg_temp as $$
declare
  points constant text[] := caller_service_points();
begin
  return exists (select from referral where id = record_id and seeker_id = seeker and service_point_id = any (points))
    or exists (select from placement where id = record_id and seeker_id = seeker and service_point_id = any (points))
    or exists (select from trial_employment as trial join placement on placement.id = trial.placement_id
      where trial.id = record_id and trial.seeker_id = seeker and service_point_id = any (points))
    -- guard: revision-after-hand-over-is-of-own-consultation
    or exists (select from consultation where id = record_id and seeker_id = seeker
      and seeker_stood_at(seeker, service_point_id, held_on));
end $$;
-- guard: consultation-after-hand-over-is-of-day-before-it-whoever-writes
create policy giver_records on consultation for insert to national_staff
  with check ((select is_counselor()) and status = 'HELD' and seeker_stood_at(seeker_id, service_point_id, held_on));
-- guard: consultation-after-hand-over-is-own-whoever-writes
create policy giver_corrects on consultation for update to national_staff
  using ((select is_counselor()) and seeker_stood_at(seeker_id, service_point_id, held_on));
-- guard: notes-after-hand-over-are-of-own-consultation
create policy giver_notes on consultation_note for insert to national_staff with check ((select is_counselor()) and exists (
  select from consultation where id = consultation_id and seeker_stood_at(seeker_id, service_point_id, held_on)));
-- guard: notes-are-corrected-after-hand-over-of-own-consultation
create policy giver_corrects on consultation_note for update to national_staff using ((select is_counselor()) and exists (
  select from consultation where id = consultation_id and seeker_stood_at(seeker_id, service_point_id, held_on)));
create trigger mark_where_served after update of next_action_done_on, next_action_done_by_role, next_action_done_by_name
  on consultation for each row execute function mark_where_served();

-- down
drop trigger mark_where_served on consultation;
drop policy giver_corrects on consultation_note;
drop policy giver_notes on consultation_note;
drop policy giver_corrects on consultation;
drop policy giver_records on consultation;
create or replace function is_own_record(seeker uuid, record_id uuid) returns boolean language plpgsql stable parallel safe cost 4000
  set search_path = public, pg_temp as $$
declare
  points constant text[] := caller_service_points();
begin
  return exists (select from referral where id = record_id and seeker_id = seeker and service_point_id = any (points))
    or exists (select from placement where id = record_id and seeker_id = seeker and service_point_id = any (points))
    or exists (select from trial_employment as trial join placement on placement.id = trial.placement_id
      where trial.id = record_id and trial.seeker_id = seeker and service_point_id = any (points));
end $$;
drop function hold_handed_over;
drop function seeker_stood_at;
