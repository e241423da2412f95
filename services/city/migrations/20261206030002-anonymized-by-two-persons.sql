-- up
-- 匿名化の二人確認: one member of staff proposes it, another carries it out.
create table anonymization_proposal (
  seeker_id uuid primary key references city_file,
  proposed_by text not null,
  by_role text not null,
  by_name text,
  reason text not null check (reason <> ''),
  proposed_at timestamptz not null default now()
);
alter table anonymization_proposal enable row level security;
alter table anonymization_proposal force row level security;
create policy owner on anonymization_proposal to current_user using (true) with check (true);
grant select on anonymization_proposal to city_staff, city_peer, city_self, city_audit;
grant insert (seeker_id, proposed_by, by_role, by_name, reason) on anonymization_proposal to city_staff;
-- guard: anonymization-proposed-is-seen-at-service-point-of-file
create policy counselor on anonymization_proposal for select to city_staff
  using ((select is_counselor()) and seeker_was_last_at(seeker_id, (select caller_service_points())::text[]));
-- guard: anonymization-is-proposed-in-own-name
create policy counselor_proposes on anonymization_proposal for insert to city_staff with check ((select is_counselor())
  and proposed_by = (select caller_setting('subject')) and by_role = (select caller_setting('role'))
  and coalesce(by_name, caller_setting('name')) is not distinct from (select caller_setting('name'))
  and seeker_was_last_at(seeker_id, (select caller_service_points())::text[]));

create function require_second_person() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  -- guard: file-is-anonymized-by-second-person-whoever-writes
  if not by_owner(tg_relid) and not exists (select from anonymization_proposal
      where seeker_id = file_of(new.seeker_id) and proposed_by <> caller_setting('subject')) then
    raise insufficient_privilege using message = 'another member of staff must have proposed the anonymization';
  end if;
  return new;
end $$;
create trigger require_second_person before update of anonymized on city_profile
  for each row when (new.anonymized and not old.anonymized) execute function require_second_person();
create trigger require_second_person before update of status on city_file
  for each row when (new.status = 'ANONYMIZED' and old.status <> 'ANONYMIZED') execute function require_second_person();

-- What is settled with a file's state: a proposal to anonymize it, and where it ends, the bookings.
create function settle_with_file() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  -- guard: proposal-to-anonymize-ends-with-state-of-file
  delete from anonymization_proposal where seeker_id = new.seeker_id;
  if new.status in ('CLOSED', 'ANONYMIZED') then
    with canceled as (
      update counseling_session set status = 'CANCELED' where seeker_id = new.seeker_id and status = 'BOOKED' returning id
    )
    insert into state_change (subject_id, by_party, by_role, by_name, from_state, to_state, reason)
      select id, 'CITY', coalesce(caller_setting('role'), 'city.counselor'), caller_setting('name'), 'BOOKED', 'CANCELED',
        '記録の終了に伴う予約の取消し' from canceled;
  end if;
  return null;
end $$;
create trigger settle_with_file after update of status on city_file
  for each row when (new.status <> old.status) execute function settle_with_file();
revoke execute on function require_second_person, settle_with_file from public;

-- Bookings that stand in files that have ended.
with canceled as (
  update counseling_session as session set status = 'CANCELED' from city_file as file
  where file.seeker_id = session.seeker_id and file.status in ('CLOSED', 'ANONYMIZED') and session.status = 'BOOKED'
  returning session.id
)
insert into state_change (subject_id, at, by_party, by_role, from_state, to_state, reason)
  select id, now(), 'CITY', 'city.counselor', 'BOOKED', 'CANCELED', '記録の終了に伴う予約の取消し' from canceled;

-- down
drop trigger settle_with_file on city_file;
drop trigger require_second_person on city_file;
drop trigger require_second_person on city_profile;
drop function settle_with_file;
drop function require_second_person;
drop table anonymization_proposal;
