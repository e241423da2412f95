-- up
-- A record begins in its first state, whoever writes it: what a later state states, in whose name and when, its own act does.
-- guard: meeting-begins-as-scheduled
create policy begins_as_scheduled on council_meeting as restrictive for insert to city_joint with check (status = 'SCHEDULED');
-- guard: application-begins-as-draft
create policy begins_as_draft on program_application as restrictive for insert to city_staff with check (status = 'DRAFT');
-- guard: visit-begins-as-counted
create policy begins_as_counted on visit as restrictive for insert to city_staff, city_peer with check (status = 'COUNTED');
-- guard: next-action-of-session-begins-undone
create policy begins_undone on counseling_session as restrictive for insert to city_staff
  with check (next_action_done_on is null and next_action_done_by_name is null);

-- 事業計画: the instants of a plan are those of the writing of its states, and change with these alone.
create or replace function know_plan() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  replaced timestamptz;
begin
  if by_owner(tg_relid) and tg_op = 'INSERT' then return new; end if;
  -- guard: plan-is-known-from-its-writing
  if tg_op = 'INSERT' then new.recorded_at := written_at(); return new; end if;
  -- guard: instants-of-plan-change-with-its-state-alone
  if not by_owner(tg_relid) then
    new.proposed_at := old.proposed_at;
    new.in_force_from := old.in_force_from;
    new.in_force_until := old.in_force_until;
  end if;
  if new.status = old.status then return new; end if;
  -- guard: plans-state-is-known-from-its-writing
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

-- down
create or replace function know_plan() returns trigger language plpgsql set search_path = public, pg_temp as $$
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
drop policy begins_undone on counseling_session;
drop policy begins_as_counted on visit;
drop policy begins_as_draft on program_application;
drop policy begins_as_scheduled on council_meeting;
