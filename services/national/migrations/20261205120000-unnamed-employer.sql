-- up
-- 求人者名: where the employer publishes without a name, it stands beside the order, where national staff alone read it. So
-- no login, filter, search or earlier sheet leads to it from the order's row.
create table unnamed_employer (
  job_order_id uuid primary key references job_order,
  name text not null
);
alter table unnamed_employer enable row level security;
alter table unnamed_employer force row level security;
create policy owner on unnamed_employer to current_user using (true) with check (true);
grant select on unnamed_employer to national_staff, national_peer, national_self, national_joint, national_public,
  national_report, national_audit;
grant insert, delete on unnamed_employer to national_staff;
create policy staff on unnamed_employer for select to national_staff using (true);
-- guard: unnamed-employer-is-read-by-national-side-alone
create policy planning on unnamed_employer for select to national_joint using ((select caller_setting('party')) = 'NATIONAL');
-- guard: unnamed-employer-is-kept-by-order-officer
create policy officer_keeps on unnamed_employer for insert to national_staff with check ((select is_everywhere()));
create policy officer_replaces on unnamed_employer for delete to national_staff using ((select is_everywhere()));

insert into unnamed_employer select id, employer from job_order where disclosure = 'WITHOUT_EMPLOYER';
alter table job_order alter column employer drop not null;
update job_order set employer = null where disclosure = 'WITHOUT_EMPLOYER';
-- guard: order-published-without-name-holds-none
alter table job_order add constraint employer_as_disclosed check ((employer is null) = (disclosure = 'WITHOUT_EMPLOYER'));

-- An earlier sheet holds the name that it was kept with; a sheet without a name gives it to national staff alone.
create or replace function sheet_referred_by(order_id uuid, sheet_revision smallint) returns jsonb
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  kept jsonb;
  knows_all constant boolean := session_user in (current_user, 'national_staff');
begin
  -- guard: earlier-sheet-is-known-with-referral
  if not knows_all and not exists (
    select from referral where job_order_id = order_id and job_order_revision = sheet_revision and (
      session_user = 'national_self' and seeker_id = caller_seeker()
        or session_user = 'national_peer' and consented(seeker_id, 'REFERRAL_STATUS')))
  then return null; end if;
  select sheet into kept from job_order_revision where (job_order_id, revision) = (order_id, sheet_revision);
  -- guard: earlier-sheet-without-name-names-no-employer
  if not knows_all and kept ->> 'disclosure' = 'WITHOUT_EMPLOYER' then kept := kept || '{"employer": null}'; end if;
  return kept;
end $$;

-- down
create or replace function sheet_referred_by(order_id uuid, sheet_revision smallint) returns jsonb
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if session_user <> current_user and session_user <> 'national_staff' and not exists (
    select from referral where job_order_id = order_id and job_order_revision = sheet_revision and (
      session_user = 'national_self' and seeker_id = caller_seeker()
        or session_user = 'national_peer' and consented(seeker_id, 'REFERRAL_STATUS')))
  then return null; end if;
  return (select sheet from job_order_revision where (job_order_id, revision) = (order_id, sheet_revision));
end $$;
alter table job_order drop constraint employer_as_disclosed;
update job_order set employer = name from unnamed_employer where job_order_id = id;
alter table job_order alter column employer set not null;
drop table unnamed_employer;
