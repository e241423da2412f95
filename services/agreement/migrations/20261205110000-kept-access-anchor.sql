-- up
-- 閲覧記録の末尾の控え: where the other party's access records ended, as its own key signed it. Each is kept once, by its content.
create table kept_access_anchor (
  id text primary key check (id ~ '^[0-9a-f]{64}$'),
  party text not null check (party in ('CITY', 'NATIONAL')),
  business_day date not null,
  taken_at timestamptz not null,
  receipt text not null,
  kept_by_role text not null,
  kept_at timestamptz not null default now()
);
create index kept_access_anchor_by_day on kept_access_anchor (business_day, taken_at);
-- guard: kept-anchor-is-never-changed
create trigger append_only before update or delete or truncate on kept_access_anchor
  for each statement execute function refuse_change();
alter table kept_access_anchor enable row level security;
alter table kept_access_anchor force row level security;
create policy owner on kept_access_anchor to current_user using (true) with check (true);

-- The role that keeps joint documents keeps them; it and the auditor read them.
do $$
declare
  prefix constant text := (
    select split_part(rolname, '_', 1) from pg_roles
    where rolname ~ '^(city|national)_joint$' and has_table_privilege(rolname, 'approval', 'select')
  );
  keeper constant text := case prefix when 'city' then 'city.secretariat' else 'national.planning' end;
  class text;
begin
  foreach class in array array['staff', 'peer', 'self', 'joint', 'public', 'report', 'audit'] loop
    execute format('grant select on kept_access_anchor to %I', prefix || '_' || class);
  end loop;
  execute format('grant insert (id, party, business_day, taken_at, receipt, kept_by_role) on kept_access_anchor to %I',
    prefix || '_joint');
  execute format('create policy auditor on kept_access_anchor for select to %I using (true)', prefix || '_audit');
  -- guard: kept-anchors-are-read-by-their-keeper
  execute format('create policy keeper on kept_access_anchor for select to %I
    using ((select caller_setting(''role'')) = %L)', prefix || '_joint', keeper);
  -- guard: anchor-is-kept-as-what-it-states
  execute format('create policy keeper_keeps on kept_access_anchor for insert to %I with check (
    (select caller_setting(''role'')) = %L and kept_by_role = %L and party <> %L
    and receipt_content(receipt) @> jsonb_build_object(''party'', party, ''day'', business_day::text)
    and (receipt_content(receipt) ->> ''at'')::timestamptz = taken_at)',
    prefix || '_joint', keeper, keeper, upper(prefix));
end $$;

-- down
drop table kept_access_anchor;
