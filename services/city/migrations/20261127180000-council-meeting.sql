-- up
-- 運営協議会の会議: everybody may know of a meeting and its day; only the two parties read its agenda and minutes.
create table council_meeting (
  id uuid primary key,
  held_on date not null,
  status text not null check (status in ('SCHEDULED', 'HELD', 'MINUTES_DRAFTED', 'MINUTES_APPROVED', 'CANCELED')),
  recorded_at timestamptz not null default now()
);
create index council_meeting_days on council_meeting (held_on, id);
create table meeting_agenda (
  meeting_id uuid primary key references council_meeting,
  titles text[] not null
);
-- 議事録: a correction is a new version.
create table meeting_minutes (
  meeting_id uuid not null references council_meeting,
  version integer not null check (version > 0),
  text text not null check (text <> ''),
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  recorded_at timestamptz not null default now(),
  primary key (meeting_id, version)
);

-- Minutes are final once both parties have approved the latest version.
create function require_approved_minutes() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  joint_document constant text := 'CouncilMeeting:' || new.id;
  latest meeting_minutes;
begin
  select * into latest from meeting_minutes where meeting_id = new.id order by version desc limit 1;
  if not (exists (
    select from approval where (act, subject, version, content_hash)
      = ('approveMinutesForCity', joint_document, latest.version, latest.content_hash)
  ) and exists (
    select from kept_receipt where (act, subject, version, content_hash)
      = ('approveMinutesForNational', joint_document, latest.version, latest.content_hash)
  )) then
    raise check_violation using message = 'minutes are final when both have approved them', constraint = 'approved_by_both';
  end if;
  return new;
end $$;
create trigger approved_by_both before update on council_meeting
  for each row when (new.status = 'MINUTES_APPROVED' and old.status <> 'MINUTES_APPROVED')
  execute function require_approved_minutes();

do $$
declare
  named text;
begin
  foreach named in array array['council_meeting', 'meeting_agenda', 'meeting_minutes'] loop
    execute format('alter table %I enable row level security', named);
    execute format('alter table %I force row level security', named);
    execute format('create policy owner on %I to current_user using (true) with check (true)', named);
    execute format('create policy secretariat_writes on %I for insert to city_joint
      with check ((select caller_setting(''role'')) = ''city.secretariat'')', named);
  end loop;
end $$;
create policy anybody on council_meeting for select
  to city_staff, city_peer, city_self, city_joint, city_public, city_report, city_audit using (true);
create policy staff_of_both on meeting_agenda for select to city_staff, city_peer, city_joint using (true);
create policy staff_of_both on meeting_minutes for select to city_staff, city_peer, city_joint using (true);
create policy secretariat_changes on council_meeting for update to city_joint
  using ((select caller_setting('role')) = 'city.secretariat');
grant select on council_meeting, meeting_agenda, meeting_minutes
  to city_staff, city_peer, city_self, city_joint, city_public, city_report, city_audit;
grant insert on council_meeting, meeting_agenda, meeting_minutes to city_joint;
grant update (status) on council_meeting to city_joint;
create or replace function sees_joint_document(joint_document uuid) returns boolean language plpgsql stable parallel safe
  set search_path = public, pg_temp as $$
begin
  if exists (select from mutual_request where id = joint_document) then return true; end if;
  if exists (select from council_meeting where id = joint_document) then return true; end if;
  return exists (select from business_plan where id = joint_document);
end $$;

-- down
create or replace function sees_joint_document(joint_document uuid) returns boolean language plpgsql stable parallel safe
  set search_path = public, pg_temp as $$
begin
  if exists (select from mutual_request where id = joint_document) then return true; end if;
  return exists (select from business_plan where id = joint_document);
end $$;
drop table meeting_minutes;
drop table meeting_agenda;
drop table council_meeting;
drop function require_approved_minutes;
