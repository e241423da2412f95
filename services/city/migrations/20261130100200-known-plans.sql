-- up
-- 事業計画: the instants by which `asOf` is answered are set when they are written. A version is in force from the instant
-- at which the one before it was replaced, so that a plan is in force at every instant.
alter table business_plan alter column recorded_at set default written_at();
create function know_plan() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  replaced timestamptz;
begin
  if by_owner(tg_relid) and tg_op = 'INSERT' then return new; end if;
  if tg_op = 'INSERT' then new.recorded_at := written_at(); return new; end if;
  if new.status = old.status then return new; end if;
  case new.status
    when 'PROPOSED' then new.proposed_at := written_at();
    when 'REVISED' then new.in_force_until := case when by_owner(tg_relid) then new.in_force_until end;
      new.in_force_until := coalesce(new.in_force_until, written_at());
    when 'IN_FORCE' then
      select max(in_force_until) into replaced from business_plan
        where fiscal_year = new.fiscal_year and status = 'REVISED' and in_force_until >= now();
      new.in_force_from := coalesce(replaced, written_at());
    else null;
  end case;
  return new;
end $$;
create trigger know_plan before insert or update on business_plan for each row execute function know_plan();

-- 数値目標: at most 9,999,999, so that the total over two hundred service points fits 32 bits.
alter table plan_target add constraint target_within_bound check (value <= 9999999) not valid;

-- 集計の開始: the city's act, for its own rule.
create policy secretariat_starts_counting on counted_since for insert to city_joint
  with check ((select caller_setting('role')) = 'city.secretariat' and rule = 'VISIT_PERSON_DAY');
grant insert (rule, since, by_role, by_name) on counted_since to city_joint;

-- down
revoke insert (rule, since, by_role, by_name) on counted_since from city_joint;
drop policy secretariat_starts_counting on counted_since;
alter table plan_target drop constraint target_within_bound;
drop trigger know_plan on business_plan;
drop function know_plan;
alter table business_plan alter column recorded_at set default now();
