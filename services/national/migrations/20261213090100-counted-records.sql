-- up
-- 計上: what counts in the national side's statistics, kept with each act. What the tables' owner loads is counted when it is
-- all there.
create function count_consultation() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' and by_owner(tg_relid) then return null; end if;
  perform keep_event(event_of('CONSULTATION', new.id, new.seeker_id, new.service_point_id, new.held_on), new.status = 'HELD');
  return null;
end $$;
create trigger count_consultation after insert or update on consultation
  for each row execute function count_consultation();

-- 紹介・面接. The type of employment is that of the order on which the referral was made. An interview was held where the
-- referral went on from it.
create function interview_was_held(referred referral) returns boolean language sql stable set search_path = public, pg_temp
  return referred.interview_on is not null
    and referred.status not in ('ISSUED', 'APPLIED', 'INTERVIEW_SET', 'NO_SHOW', 'CANCELED')
    and (referred.status in ('INTERVIEWED', 'HIRED', 'NOT_HIRED') or exists (
      select from state_change
      where subject_id = referred.id and to_state in ('INTERVIEWED', 'HIRED', 'NOT_HIRED')));
create function count_referral() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  known jsonb;
begin
  if tg_op = 'INSERT' and by_owner(tg_relid) then return null; end if;
  select attributes into known from counted_event
    where subject_id = new.id and kind = 'REFERRAL' order by entered limit 1;
  known := coalesce(known, jsonb_build_object('track', new.track, 'employmentType',
    (select employment_type from job_order where id = new.job_order_id)));
  perform keep_event(event_of('REFERRAL', new.id, new.seeker_id, new.service_point_id, new.issued_on, attributes => known),
    new.status <> 'CANCELED');
  perform keep_event(event_of('INTERVIEW', new.id, new.seeker_id, new.service_point_id, new.interview_on, attributes => known),
    interview_was_held(new));
  return null;
end $$;
create trigger count_referral after insert or update on referral for each row execute function count_referral();

-- 就職: counted once confirmed, in the month of the hire, and counted off in the month of correction.
create function attributes_of(placed placement) returns jsonb language sql stable set search_path = public, pg_temp
  return (select jsonb_build_object('track', referral.track, 'employmentType', placed.employment_type,
    'orderId', referral.job_order_id, 'supportDays', placed.hired_on - placed.support_started_on)
    from referral where referral.id = placed.referral_id);
create function count_placement() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' and by_owner(tg_relid) then return null; end if;
  perform keep_event(event_of('PLACEMENT', new.id, new.seeker_id, new.service_point_id, new.hired_on,
    attributes => attributes_of(new), known_from => new.confirmed_recorded_at), new.confirmed_recorded_at is not null);
  perform keep_event(event_of('CORRECTION', new.id, new.seeker_id, new.service_point_id,
    to_date(new.corrected_month, 'YYYY-MM'), amount => -1, attributes => attributes_of(new),
    known_from => new.voided_recorded_at), new.corrected_month is not null);
  return null;
end $$;
create trigger count_placement after insert or update on placement for each row execute function count_placement();

-- トライアル雇用: counted when it began, and in the month of the conversion.
create function count_trial() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
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
create trigger count_trial after insert or update on trial_employment for each row execute function count_trial();

-- 求職: an application counts where and when it was received, and is in force until its term or what it led to ends it. A
-- provisional one is none yet.
create function count_registration() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  -- guard: provisional-registration-is-no-application
  counts constant boolean := new.number is not null and new.status not in ('PROVISIONAL', 'VOIDED');
  received_at text;
begin
  if tg_op = 'INSERT' and by_owner(tg_relid) then return null; end if;
  select service_point_id into received_at from counted_event
    where subject_id = new.id and kind = 'REGISTRATION' order by entered limit 1;
  perform keep_event(event_of('REGISTRATION', new.id, new.seeker_id,
    -- guard: new-seeker-stays-where-registration-was-received
    coalesce(received_at, new.service_point_id), new.received_on), counts);
  perform keep_period(event_of('IN_FORCE', new.id, new.seeker_id, new.service_point_id, new.received_on,
    -- guard: registration-is-in-force-until-it-ended
    case when new.status in ('PLACED', 'WITHDRAWN') then least(new.valid_until, new.ended_on) else new.valid_until end), counts);
  return null;
end $$;
create trigger count_registration after insert or update on registration
  for each row execute function count_registration();

-- 求人: openings count once the order is accepted, in the month of its receipt, and may be referred to until the deadline,
-- or the day from which the order takes no more referrals. What is filled is taken off by its placement.
create function count_order() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  counts constant boolean := new.status not in ('RECEIVED', 'NOT_ACCEPTED') and not new.canceled_before_acceptance;
  has_ended constant boolean := new.status in ('SUSPENDED', 'CANCELED', 'EXPIRED');
begin
  if tg_op = 'INSERT' and by_owner(tg_relid) then return null; end if;
  perform keep_event(event_of('JOB_ORDER', new.id, null, null, new.received_on, amount => new.openings), counts);
  perform keep_period(event_of('OPEN_ORDER', new.id, null, null, new.received_on,
    -- guard: order-ends-on-day-it-takes-no-more-referrals
    case when has_ended and (tg_op = 'INSERT' or new.status <> old.status) then least(new.refer_until, book_day(now()))
      when new.status = 'OPEN' then new.refer_until end,
    new.openings), counts);
  return null;
end $$;
create trigger count_order after insert or update on job_order for each row execute function count_order();

create function day_of_state(subject uuid, state text) returns date language sql stable set search_path = public, pg_temp
  return (select max(coalesce(business_day, (at at time zone 'Asia/Tokyo')::date)) from state_change
    where subject_id = subject and to_state = state);
create function count_loaded_events() returns void language sql set search_path = public, pg_temp
begin atomic
  with event as (
    select 'CONSULTATION' as kind, id, seeker_id, service_point_id, held_on as from_day, null::date as until_day, 1 as amount,
      '{}'::jsonb as attributes, recorded_at as known_from
    from consultation where status = 'HELD'
    union all
    select made.kind, referral.id, seeker_id, service_point_id, made.day, null, 1,
      jsonb_build_object('track', track, 'employmentType', employment_type), first_known(referral.id, made.states, made.day)
    from referral join job_order on job_order.id = job_order_id
    cross join lateral (values
      ('REFERRAL', issued_on, array['ISSUED'], referral.status <> 'CANCELED'),
      ('INTERVIEW', interview_on, array['INTERVIEWED', 'HIRED', 'NOT_HIRED'], interview_was_held(referral))
    ) as made (kind, day, states, counts)
    where made.counts
    union all
    select 'PLACEMENT', id, seeker_id, service_point_id, hired_on, null, 1, attributes_of(placement), confirmed_recorded_at
    from placement where confirmed_recorded_at is not null
    union all
    select 'CORRECTION', id, seeker_id, service_point_id, to_date(corrected_month, 'YYYY-MM'), null, -1,
      attributes_of(placement), voided_recorded_at
    from placement where corrected_month is not null
    union all
    select made.kind, trial.id, trial.seeker_id, placement.service_point_id, made.day, null, 1, attributes_of(placement),
      first_known(trial.id, made.states, made.day)
    from trial_employment as trial join placement on placement.id = placement_id
    cross join lateral (values
      ('TRIAL', trial.starts_on, array['STARTED', 'CONVERTED', 'NOT_CONVERTED', 'ENDED_EARLY'],
        trial.status not in ('PLANNED', 'NOT_STARTED')),
      ('CONVERSION', trial.converted_on, array['CONVERTED'], trial.status = 'CONVERTED')
    ) as made (kind, day, states, counts)
    where made.counts
    union all
    select made.kind, id, seeker_id, service_point_id, received_on, made.until_day, 1, '{}',
      first_known(id, array['ACTIVE'], received_on)
    from registration
    cross join lateral (values ('REGISTRATION', null::date), ('IN_FORCE', greatest(received_on, case
      when status in ('PLACED', 'WITHDRAWN') then least(valid_until, coalesce(ended_on, day_of_state(id, status)))
      else valid_until end))
    ) as made (kind, until_day)
    where number is not null and status not in ('PROVISIONAL', 'VOIDED')
    union all
    select made.kind, id, null, null, received_on, made.until_day, openings, '{}', first_known(id, array['OPEN'], received_on)
    from job_order
    cross join lateral (values ('JOB_ORDER', null::date), ('OPEN_ORDER', greatest(received_on, case
      when status in ('SUSPENDED', 'CANCELED', 'EXPIRED') then least(refer_until, day_of_state(id, status))
      else refer_until end))
    ) as made (kind, until_day)
    where status not in ('RECEIVED', 'NOT_ACCEPTED') and not canceled_before_acceptance
  )
  insert into counted_event (kind, subject_id, seeker_id, service_point_id, from_day, until_day, amount, attributes, known_from)
  select event.kind, event.id, event.seeker_id, event.service_point_id, event.from_day, event.until_day, event.amount,
    event.attributes, event.known_from
  from event
  where not exists (
    select from counted_event as known where known.subject_id = event.id and known.kind = event.kind);
end;
revoke execute on function count_consultation, interview_was_held, count_referral, attributes_of, count_placement, count_trial,
  count_registration, count_order, day_of_state, count_loaded_events from public;
select count_loaded_events();

-- 集計の対象: referrals (紹介), which a rule may count too: each is known while it is not canceled, whatever follows.
create view referral_fact with (security_invoker = true) as
  select service_point_id, from_day as day, seeker_id as entered, known_from as known_at, known_until as ended_at,
    null::text as corrected_month, array[attributes ->> 'track'] as track
  from counted_event where kind = 'REFERRAL';

-- down
drop view referral_fact;
drop function count_loaded_events;
drop function day_of_state;
drop trigger count_order on job_order;
drop function count_order;
drop trigger count_registration on registration;
drop function count_registration;
drop trigger count_trial on trial_employment;
drop function count_trial;
drop trigger count_placement on placement;
drop function count_placement;
drop function attributes_of;
drop trigger count_referral on referral;
drop function count_referral;
drop function interview_was_held;
drop trigger count_consultation on consultation;
drop function count_consultation;
