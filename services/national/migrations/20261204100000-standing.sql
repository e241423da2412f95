-- up
-- 支援の継続: a service point serves a person by a registration that stands. A withdrawn one stands to the end of the business
-- day on which it was withdrawn, any other until the figures of the last month of its term settle, so that what came in
-- late is still entered; one that led to a placement goes on standing.
alter table registration add column ended_on date;
create function know_end_of_registration() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  new.ended_on := case when new.status <> 'WITHDRAWN' then null
    when old.status = 'WITHDRAWN' then old.ended_on else business_today() end;
  return new;
end $$;
create trigger know_end before update of status on registration
  for each row execute function know_end_of_registration();
create function registration_stands(status text, valid_until date, ended_on date, today date) returns boolean
  language sql immutable parallel safe
  return case status when 'PLACED' then true
    when 'WITHDRAWN' then coalesce(ended_on = today, false)
    else settled_on(valid_until) >= today end;

-- What keeps a person in the reach of a service point although no registration stands there.
create or replace function has_open_matters(seeker uuid, point text) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  return exists (select from referral
    where seeker_id = seeker and service_point_id = point and (
      status in ('ISSUED', 'APPLIED', 'INTERVIEW_SET', 'INTERVIEWED')
      or status = 'HIRED' and coalesce((
        select bool_or(placement.status = 'REPORTED') from placement where referral_id = referral.id), true)))
  or exists (select from trial_employment as trial join placement on placement.id = trial.placement_id
    where trial.seeker_id = seeker and placement.service_point_id = point and trial.status in ('PLANNED', 'STARTED'));
end $$;
create or replace function seeker_is_at_own_service_point(seeker uuid) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  return exists (
    select from registration
    where seeker_id = seeker and service_point_id = any (string_to_array(current_setting('aiwork.points', true), ','))
      -- guard: ended-registration-serves-nobody
      and registration_stands(status, valid_until, ended_on, business_today())
  ) or exists (
    select from unnest(string_to_array(current_setting('aiwork.points', true), ',')) as point
    where has_open_matters(seeker, point)
  );
end $$;
-- Whoever served the person last renews, registers again, withdraws or hands over.
create function seeker_was_last_at(seeker uuid, points text[]) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  return coalesce((
    select service_point_id = any (points) from registration
    where seeker_id = seeker and service_point_id is not null order by received_on desc, entered desc limit 1
  ), false);
end $$;
-- 求職受理: of a person whom nobody has registered, or whom one of the service points served last.
create function seeker_may_be_received(seeker uuid, points text[]) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  return not exists (select from registration where seeker_id = seeker) or seeker_was_last_at(seeker, points);
end $$;
revoke execute on function registration_stands, know_end_of_registration, seeker_was_last_at, seeker_may_be_received from public;
grant execute on function registration_stands, settled_on, seeker_was_last_at, seeker_may_be_received to national_staff;

alter policy counselor_receives on registration with check ((select is_counselor())
  and (seeker_may_be_received(seeker_id, (select caller_service_points())::text[]) or reads_person(seeker_id))
  and (service_point_id is null or service_point_id = any ((select caller_service_points())::text[])));
-- guard: ended-registration-is-taken-up-by-last-service-point
alter policy counselor_changes on registration using ((select is_counselor()) and (seeker_is_at_own_service_point(seeker_id)
  or service_point_id = any ((select caller_service_points())::text[]) and seeker_was_last_at(seeker_id, (select caller_service_points())::text[])));
alter policy giver_hands_over on file_transfer with check ((select is_counselor())
  and from_service_point_id = any ((select caller_service_points())::text[])
  and (seeker_is_at_own_service_point(seeker_id) or seeker_was_last_at(seeker_id, (select caller_service_points())::text[])));

-- A search finds whom the own service point served last too: their registration is there to be renewed.
create or replace function search_national_profiles(given text) returns setof uuid
  language plpgsql stable security definer rows 100 set search_path = public, pg_temp as $$
declare
  words constant text[] := search_words(given);
  grams constant text[] := search_grams(words);
  patterns constant text[] := search_patterns_of(words);
begin
  -- guard: search-for-nothing-finds-nobody-of-national
  if words = '{}' then
    return;
  elsif grams = '{}' then
    return query select profile.seeker_id from national_profile as profile
      where profile.search_key like all (patterns) and (
        seeker_is_at_own_service_point(profile.seeker_id) or seeker_was_last_at(profile.seeker_id, caller_service_points()));
  else
    return query select profile.seeker_id from national_profile as profile
      where bigrams(profile.search_key) @> grams and profile.search_key like all (patterns) and (
        seeker_is_at_own_service_point(profile.seeker_id) or seeker_was_last_at(profile.seeker_id, caller_service_points()));
  end if;
end $$;

-- down
create or replace function search_national_profiles(given text) returns setof uuid
  language plpgsql stable security definer rows 100 set search_path = public, pg_temp as $$
declare
  words constant text[] := search_words(given);
  grams constant text[] := search_grams(words);
  patterns constant text[] := search_patterns_of(words);
begin
  if words = '{}' then
    return;
  elsif grams = '{}' then
    return query select profile.seeker_id from national_profile as profile
      where profile.search_key like all (patterns) and seeker_is_at_own_service_point(profile.seeker_id);
  else
    return query select profile.seeker_id from national_profile as profile
      where bigrams(profile.search_key) @> grams and profile.search_key like all (patterns)
        and seeker_is_at_own_service_point(profile.seeker_id);
  end if;
end $$;
alter policy giver_hands_over on file_transfer with check ((select is_counselor())
  and from_service_point_id = any ((select caller_service_points())::text[]) and seeker_is_at_own_service_point(seeker_id));
alter policy counselor_changes on registration using ((select is_counselor()) and seeker_is_at_own_service_point(seeker_id));
alter policy counselor_receives on registration with check ((select is_counselor())
  and (service_point_id is null or service_point_id = any ((select caller_service_points())::text[])));
drop function seeker_may_be_received;
drop function seeker_was_last_at;
create or replace function seeker_is_at_own_service_point(seeker uuid) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  return exists (
    select from registration
    where seeker_id = seeker and service_point_id = any (string_to_array(current_setting('aiwork.points', true), ','))
  ) or exists (
    select from unnest(string_to_array(current_setting('aiwork.points', true), ',')) as point
    where has_open_matters(seeker, point)
  );
end $$;
create or replace function has_open_matters(seeker uuid, point text) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  return exists (
    select from file_transfer where seeker_id = seeker and from_service_point_id = point and status = 'DONE'
  ) and (
    exists (select from referral
      where seeker_id = seeker and service_point_id = point and (
        status in ('ISSUED', 'APPLIED', 'INTERVIEW_SET', 'INTERVIEWED')
        or status = 'HIRED' and not exists (
          select from placement where referral_id = referral.id and placement.status in ('CONFIRMED', 'VOIDED'))))
    or exists (select from trial_employment as trial join placement on placement.id = trial.placement_id
      where trial.seeker_id = seeker and placement.service_point_id = point and trial.status in ('PLANNED', 'STARTED'))
  );
end $$;
revoke execute on function settled_on from national_staff;
drop function registration_stands;
drop trigger know_end on registration;
drop function know_end_of_registration;
alter table registration drop column ended_on;
