-- up
-- 事後確認: the auditor reviews openings. The note is the auditor's; the finding stands at the opening, for whoever sees it.
create table opened_record_review (
  id uuid primary key,
  opened_record_id uuid not null references opened_record,
  finding text not null check (finding in ('JUSTIFIED', 'NOT_JUSTIFIED', 'NEEDS_FOLLOW_UP')),
  note text not null check (note <> ''),
  reviewed_at timestamptz not null default now(),
  reviewed_by text not null,
  by_role text not null,
  by_name text
);
create index opened_record_review_of_opening on opened_record_review (opened_record_id, reviewed_at);
alter table opened_record_review enable row level security;
alter table opened_record_review force row level security;
create policy owner on opened_record_review to current_user using (true) with check (true);

create function keep_finding() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  -- guard: opening-that-was-judged-is-closed
  update opened_record set finding = new.finding
    where id = new.opened_record_id and coalesce(finding, 'NEEDS_FOLLOW_UP') = 'NEEDS_FOLLOW_UP';
  if not found then
    raise unique_violation using constraint = 'opening_is_judged_once', message = 'the opening has been judged';
  end if;
  return new;
end $$;
create trigger keep_finding before insert on opened_record_review for each row execute function keep_finding();

do $$
declare
  party constant text := (select split_part(rolname, '_', 1) from pg_roles
    where rolname in ('city_staff', 'national_staff') and has_table_privilege(rolname, 'opened_record', 'select'));
begin
  execute replace($sql$
    grant select (id, opened_record_id, finding, note, reviewed_at, by_role, by_name) on opened_record_review
      to PARTY_staff, PARTY_peer, PARTY_self, PARTY_audit;
    grant insert (id, opened_record_id, finding, note, reviewed_by, by_role, by_name) on opened_record_review to PARTY_audit;
    create policy auditor on opened_record_review for select to PARTY_audit using (true);
    -- guard: opening-is-reviewed-by-another-in-own-name
    create policy auditor_reviews on opened_record_review for insert to PARTY_audit with check (
      reviewed_by = (select caller_setting('subject')) and by_role = (select caller_setting('role'))
      and coalesce(by_name, caller_setting('name')) is not distinct from (select caller_setting('name'))
      and not exists (select from opened_record
        where opened_record.id = opened_record_id and opened_to = (select caller_setting('subject'))));
    -- The auditor's acts are kept under their keys, as everybody's.
    grant select, insert, delete, update (act, input_hash, answer, done_at) on idempotency_key to PARTY_audit;
    alter policy own on idempotency_key to PARTY_staff, PARTY_peer, PARTY_self, PARTY_joint, PARTY_audit;
  $sql$, 'PARTY', party);
end $$;

-- down
do $$
declare
  party constant text := (select split_part(rolname, '_', 1) from pg_roles
    where rolname in ('city_staff', 'national_staff') and has_table_privilege(rolname, 'opened_record', 'select'));
begin
  execute replace($sql$
    alter policy own on idempotency_key to PARTY_staff, PARTY_peer, PARTY_self, PARTY_joint;
    revoke all on idempotency_key from PARTY_audit;
  $sql$, 'PARTY', party);
end $$;
drop table opened_record_review;
drop function keep_finding;
