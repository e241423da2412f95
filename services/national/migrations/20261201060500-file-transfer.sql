-- up
-- 移管: a person moves from one service point to another. The taking one asks, the giving one hands over or refuses.
create table file_transfer (
  id uuid primary key,
  seeker_id uuid not null references national_file,
  from_service_point_id text not null references service_point,
  to_service_point_id text not null references service_point check (to_service_point_id <> from_service_point_id),
  status text not null check (status in ('REQUESTED', 'DONE', 'REFUSED')),
  recorded_at timestamptz not null default now()
);
create unique index file_transfer_requested_once on file_transfer (seeker_id, to_service_point_id) where status = 'REQUESTED';
create index file_transfer_of_seeker on file_transfer (seeker_id, recorded_at desc, id);
create index file_transfer_newest on file_transfer (recorded_at desc, id desc);
create trigger follow_link before insert on file_transfer for each row execute function follow_link();

-- The transfers of a duplicate go along with a link; a request for it lapses.
create function take_transfers_along() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update file_transfer set status = 'REFUSED' where seeker_id = new.duplicate_id and status = 'REQUESTED';
  update file_transfer set seeker_id = new.kept_id where seeker_id = new.duplicate_id;
  return null;
end $$;
create trigger take_transfers_along after insert on linked_file for each row execute function take_transfers_along();

-- What keeps a person whom a service point handed over in its reach.
create function has_open_matters(seeker uuid, point text) returns boolean
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
create or replace function reads_person(seeker uuid) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  return seeker_is_at_own_service_point(seeker) or exists (
    select from opened_record
    where seeker_id = seeker and opened_on = nullif(current_setting('aiwork.today', true), '')::date
      and opened_to = nullif(current_setting('aiwork.subject', true), '')
  );
end $$;
-- The giving service point moves the person, and nobody else does.
create function move_file(seeker uuid, giver text, taker text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not (is_counselor() and giver = any (caller_service_points())) then
    raise insufficient_privilege using message = 'the giving service point must be the caller''s own';
  end if;
  update registration set service_point_id = taker, version = version + 1
    where seeker_id = seeker and service_point_id = giver;
end $$;
grant execute on function has_open_matters, move_file to national_staff;

alter table file_transfer enable row level security;
alter table file_transfer force row level security;
create policy owner on file_transfer to current_user using (true) with check (true);
grant select on file_transfer to national_staff, national_peer, national_self, national_audit;
grant insert (id, seeker_id, from_service_point_id, to_service_point_id, status), update (status) on file_transfer to national_staff;
create policy self on file_transfer for select to national_self using (seeker_id = (select caller_seeker()));
create policy staff on file_transfer for select to national_staff using ((select is_counselor())
  and (from_service_point_id = any ((select caller_service_points())::text[])
    or to_service_point_id = any ((select caller_service_points())::text[]) or reads_person(seeker_id)));
-- guard: taker-only-asks-national
create policy taker_asks on file_transfer for insert to national_staff with check ((select is_counselor())
  and status = 'REQUESTED' and to_service_point_id = any ((select caller_service_points())::text[]) and reads_person(seeker_id));
create policy giver_hands_over on file_transfer for insert to national_staff with check ((select is_counselor())
  and from_service_point_id = any ((select caller_service_points())::text[]) and seeker_is_at_own_service_point(seeker_id));
create policy giver_decides on file_transfer for update to national_staff
  using ((select is_counselor()) and from_service_point_id = any ((select caller_service_points())::text[]));
-- The history of a transfer is visible with it.
create or replace function sees_subject(subject uuid) returns boolean language plpgsql stable parallel safe cost 4000
  set search_path = public, pg_temp as $$
begin
  if exists (select from referral where id = subject) then return true; end if;
  if exists (select from placement where id = subject) then return true; end if;
  if exists (select from negotiation where id = subject) then return true; end if;
  if exists (select from consultation where id = subject) then return true; end if;
  if exists (select from file_transfer where id = subject) then return true; end if;
  return exists (select from trial_employment where id = subject);
end $$;

-- down
create or replace function sees_subject(subject uuid) returns boolean language plpgsql stable parallel safe cost 4000
  set search_path = public, pg_temp as $$
begin
  if exists (select from referral where id = subject) then return true; end if;
  if exists (select from placement where id = subject) then return true; end if;
  if exists (select from negotiation where id = subject) then return true; end if;
  if exists (select from consultation where id = subject) then return true; end if;
  return exists (select from trial_employment where id = subject);
end $$;
drop function move_file;
create or replace function reads_person(seeker uuid) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  return exists (
    select from registration
    where seeker_id = seeker and service_point_id = any (string_to_array(current_setting('aiwork.points', true), ','))
  ) or exists (
    select from opened_record
    where seeker_id = seeker and opened_on = nullif(current_setting('aiwork.today', true), '')::date
      and opened_to = nullif(current_setting('aiwork.subject', true), '')
  );
end $$;
create or replace function seeker_is_at_own_service_point(seeker uuid) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  return exists (
    select from registration
    where seeker_id = seeker and service_point_id = any (string_to_array(current_setting('aiwork.points', true), ','))
  );
end $$;
drop function has_open_matters;
drop trigger take_transfers_along on linked_file;
drop function take_transfers_along;
drop table file_transfer;
