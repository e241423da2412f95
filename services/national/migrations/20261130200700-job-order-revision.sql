-- up
-- 求人票の改訂: an accepted order is revised by a new revision of its sheet. The earlier sheets are kept, and a referral names
-- the one that it was made on.
alter table job_order
  add column revision smallint not null default 1 check (revision > 0),
  -- 受理前の取消し: never accepted, so nobody but national staff sees it.
  add column canceled_before_acceptance boolean not null default false,
  add check (not canceled_before_acceptance or status = 'CANCELED');
alter table referral add column job_order_revision smallint not null default 1;
create table job_order_revision (
  job_order_id uuid not null references job_order,
  revision smallint not null check (revision > 0),
  replaced_on date not null,
  sheet jsonb not null,
  primary key (job_order_id, revision)
);
alter table job_order_revision enable row level security;
alter table job_order_revision force row level security;
create policy owner on job_order_revision to current_user using (true) with check (true);
grant select on job_order_revision to national_staff, national_peer, national_self, national_joint, national_public,
  national_report, national_audit;
grant insert on job_order_revision to national_staff;
create policy staff on job_order_revision for select to national_staff using (true);
-- The earlier sheet on which a referral was made, for whom sees the referral; the other earlier ones are national staff's.
create function sheet_referred_by(order_id uuid, sheet_revision smallint) returns jsonb
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if session_user <> current_user and session_user <> 'national_staff' and not exists (
    select from referral where job_order_id = order_id and job_order_revision = sheet_revision and (
      session_user = 'national_self' and seeker_id = caller_seeker()
        or session_user = 'national_peer' and consented(seeker_id, 'REFERRAL_STATUS')))
  then return null; end if;
  return (select sheet from job_order_revision where (job_order_id, revision) = (order_id, sheet_revision));
end $$;
grant execute on function sheet_referred_by to national_staff, national_peer, national_self;
-- guard: earlier-sheet-is-kept-by-order-officer
create policy officer_keeps on job_order_revision for insert to national_staff with check ((select is_everywhere()));

drop policy accepted on job_order;
-- guard: order-canceled-before-acceptance-is-nobody-elses
create policy accepted on job_order for select to national_peer, national_self, national_joint
  using (status not in ('RECEIVED', 'NOT_ACCEPTED') and not canceled_before_acceptance);

-- 求人: with the sheet and the state of that day.
create or replace function job_order_on(job_order_id uuid, day date) returns setof job_order
  language plpgsql stable rows 1 set search_path = public, pg_temp as $$
declare
  stood job_order%rowtype;
  then_shown jsonb;
begin
  select * into stood from job_order where id = job_order_on.job_order_id;
  if not found then return; end if;
  select sheet into then_shown from job_order_revision as earlier
    where earlier.job_order_id = stood.id and replaced_on > day order by revision limit 1;
  if found then stood := jsonb_populate_record(stood, then_shown); end if;
  stood.status := coalesce(state_on(stood.id, day, stood.status), 'RECEIVED');
  if then_shown is not null and stood.status = 'EXPIRED' then stood.status := 'OPEN'; end if;
  if stood.status = 'OPEN' and stood.refer_until < day then stood.status := 'EXPIRED'; end if;
  return next stood;
end $$;

-- down
create or replace function job_order_on(job_order_id uuid, day date) returns setof job_order
  language plpgsql stable rows 1 set search_path = public, pg_temp as $$
declare
  stood job_order%rowtype;
begin
  select * into stood from job_order where id = job_order_id;
  if not found then return; end if;
  stood.status := coalesce(state_on(stood.id, day, stood.status), 'RECEIVED');
  if stood.status = 'OPEN' and stood.refer_until < day then stood.status := 'EXPIRED'; end if;
  return next stood;
end $$;
drop policy accepted on job_order;
create policy accepted on job_order for select to national_peer, national_self, national_joint
  using (status not in ('RECEIVED', 'NOT_ACCEPTED'));
drop function sheet_referred_by;
drop table job_order_revision;
alter table referral drop column job_order_revision;
alter table job_order drop column canceled_before_acceptance, drop column revision;
