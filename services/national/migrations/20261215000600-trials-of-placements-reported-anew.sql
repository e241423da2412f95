-- up
-- 再確認: where a placement was voided and reported anew, its trial is recorded anew, and stays counted as it was: of the person at
-- the order, one that began before the other one ended is the same.
create function trial_was_counted(counted_kind text, trial trial_employment, placed placement) returns boolean
  language sql stable set search_path = public, pg_temp
  return exists (
    select from placement as other join referral on referral.id = other.referral_id
    join trial_employment as earlier on earlier.placement_id = other.id
    join counted_event as event on event.subject_id = earlier.id and event.kind = counted_kind and event.known_until is null
    where other.status = 'VOIDED' and other.seeker_id = placed.seeker_id and earlier.entered < trial.entered
      and referral.job_order_id = (select job_order_id from referral where id = placed.referral_id)
      -- guard: trial-after-the-other-one-is-another
      and trial.starts_on <= coalesce(earlier.ended_on, earlier.planned_end_on));
revoke execute on function trial_was_counted from public;
create or replace function count_trial() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  placed placement;
begin
  if tg_op = 'INSERT' and by_owner(tg_relid) then return null; end if;
  select * into placed from placement where id = new.placement_id;
  perform keep_event(event_of('TRIAL', new.id, new.seeker_id, placed.service_point_id, new.starts_on,
    attributes => attributes_of(placed)), new.status not in ('PLANNED', 'NOT_STARTED')
    and not trial_was_counted('TRIAL', new, placed));
  perform keep_event(event_of('CONVERSION', new.id, new.seeker_id, placed.service_point_id, new.converted_on,
    attributes => attributes_of(placed)), new.status = 'CONVERTED'
    and not trial_was_counted('CONVERSION', new, placed));
  return null;
end $$;

-- down
create or replace function count_trial() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  placed placement;
begin
  if tg_op = 'INSERT' and by_owner(tg_relid) then return null; end if;
  select * into placed from placement where id = new.placement_id;
  perform keep_event(event_of('TRIAL', new.id, new.seeker_id, placed.service_point_id, new.starts_on,
    attributes => attributes_of(placed)), new.status not in ('PLANNED', 'NOT_STARTED'));
  perform keep_event(event_of('CONVERSION', new.id, new.seeker_id, placed.service_point_id, new.converted_on,
    attributes => attributes_of(placed)), new.status = 'CONVERTED');
  return null;
end $$;
drop function trial_was_counted;
