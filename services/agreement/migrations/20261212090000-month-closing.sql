-- up
-- 月締め: each act is a row of its own, and the latest of a month says whether it is closed. With a month all earlier ones are
-- closed. What was known at an earlier instant stays.
create table month_closing (
  month text not null check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  recorded_at timestamptz not null default written_at(),
  recorded_on date not null,
  closes boolean not null,
  by_role text,
  by_name text,
  reason text check (reason <> ''),
  -- The national side's receipt of its closing: the one that it gave, or that the city took, which by it closes for both.
  receipt text,
  receipted boolean not null default false,
  primary key (month, recorded_at),
  constraint reopened_for_reason check (closes or reason is not null)
);
alter table month_closing enable row level security;
alter table month_closing force row level security;
create policy owner on month_closing to current_user using (true) with check (true);
create policy everybody on month_closing for select using (true);

-- The months that are closed, as known at an instant.
create function standing_closings(as_of timestamptz) returns table (month text, closed_at timestamptz)
  language sql stable set search_path = public, pg_temp
begin atomic
  select latest.month, latest.recorded_at
  from (
    select distinct on (known.month) known.month, known.recorded_at, known.closes from month_closing as known
    where known.recorded_at <= as_of order by known.month, known.recorded_at desc
  ) as latest
  where latest.closes;
end;
-- When the month of a day was closed, as known at an instant; null while it is open.
create function closed_since(day date, as_of timestamptz) returns timestamptz
  language sql stable set search_path = public, pg_temp
begin atomic
  select closing.closed_at from standing_closings(as_of) as closing
  where closing.month >= to_char(day, 'YYYY-MM') order by closing.month limit 1;
end;

-- Who writes what counts in a month keeps it from being closed until the transaction ends, and learns whether it is closed.
-- Who closes it waits for them. The two-part keys are these locks' alone.
create function hold_month(day date) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock_shared(hashtext('month'), hashtext(to_char(day, 'YYYY-MM')));
  return closed_since(day, 'infinity') is not null;
end $$;
create function lock_month(month text) returns void
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  perform lock_until_end('month-closing');
  perform pg_advisory_xact_lock(hashtext('month'), hashtext(month));
end $$;

-- Months are closed in order once they are over, and the last closing alone is taken back, on its own day. Whoever loads data as
-- the table's owner gives the times.
create function follow_month_closings() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  last month_closing;
begin
  if by_owner(tg_relid) then return new; end if;
  perform lock_month(new.month);
  new.recorded_at := written_at();
  new.recorded_on := business_today();
  new.receipted := new.receipt is not null;
  select known.* into last from month_closing as known join standing_closings('infinity') as standing
    on (known.month, known.recorded_at) = (standing.month, standing.closed_at) order by known.month desc limit 1;
  if new.closes and (new.month >= to_char(business_today(), 'YYYY-MM')
      or new.month <> to_char((last.month || '-01')::date + interval '1 month', 'YYYY-MM')) then
    raise insufficient_privilege using message = 'months are closed in order, once they are over';
  end if;
  if not new.closes and (last.month is distinct from new.month or last.recorded_on <> business_today()) then
    raise insufficient_privilege using message = 'the last closing is taken back, on its own day';
  end if;
  return new;
end $$;

-- 訂正: what became known of a rule's facts after their month was closed, or since an instant: only where, of which month, how
-- and when for the last time.
create function changes_of(rule_code text, first_day date, end_day date, since timestamptz, as_of timestamptz)
  returns table (service_point_id text, month text, cause text, changed_at timestamptz)
  language plpgsql stable security definer rows 100 set search_path = public, pg_temp as $$
declare
  rule constant counting_rule := rule_for_login(rule_code);
begin
  if rule.code is null then return; end if;
  return query execute format(
    'with closed as materialized (
      select first::date as first_day, (first + interval ''1 month'')::date as end_day, to_char(first, ''YYYY-MM'') as month,
        coalesce($3, closed_since(first::date, $4)) as base
      from generate_series($1::timestamp, $2::timestamp - interval ''1 day'', interval ''1 month'') as first
      where closed_since(first::date, $4) is not null
    ), link as materialized (
      select duplicate_id, first_kept_id, linked_at as at from linked_file
      union all select duplicate_id, first_kept_id, linked_at from unlinked_file
      union all select duplicate_id, first_kept_id, unlinked_at from unlinked_file
    ), linked as materialized (
      select duplicate_id as file from link union select first_kept_id from link
    ), fact as materialized (
      select closed.month, closed.base, fact.service_point_id, fact.entered, fact.known_at,
        case when fact.corrected_month is null then fact.ended_at end as ended_at
      from closed join %1$I as fact on fact.day >= closed.first_day and fact.day < closed.end_day
      where fact.service_point_id is not null and %2$s
        and (fact.known_at > closed.base or fact.ended_at > closed.base or %3$s)
      union all
      -- What has a month of correction is counted off in that.
      select closed.month, closed.base, fact.service_point_id, null, null, fact.ended_at
      from closed join %1$I as fact on fact.corrected_month = closed.month
      where fact.service_point_id is not null and %2$s and fact.ended_at > closed.base
    ), change (service_point_id, month, cause, at) as (
      select service_point_id, month, %4$L, known_at from fact where known_at > base and known_at <= $4
      union all
      select service_point_id, month, ''VOIDED'', ended_at from fact where ended_at > base and ended_at <= $4
      union all
      select fact.service_point_id, fact.month, ''LINKED'', link.at from fact join link on %5$s
      where link.at > fact.base and link.at <= $4
    )
    select service_point_id, month, cause, max(at) from change group by 1, 2, 3',
    lower(rule.fact) || '_fact',
    facts_selected(rule.selection) || case when rule.way = 'EVENTS' then '' else ' and fact.entered is not null' end,
    case when rule.way = 'EVENTS' then 'false' else 'fact.entered in (select linked.file from linked)' end,
    case rule.fact when 'PLACEMENT' then 'CONFIRMED' else 'RECORDED' end,
    -- A person of a year may be counted in another month by a link, whichever file is kept.
    case rule.way when 'EVENTS' then 'false' when 'PERSON_DAYS' then 'fact.entered = link.duplicate_id'
      else 'fact.entered in (link.duplicate_id, link.first_kept_id)' end)
    using first_day, end_day, since, as_of;
end $$;
revoke execute on function standing_closings, closed_since, hold_month, lock_month, follow_month_closings, changes_of from public;
create trigger follow_month_closings before insert on month_closing
  for each row execute function follow_month_closings();

-- down
drop function changes_of;
drop trigger follow_month_closings on month_closing;
drop function follow_month_closings;
drop function lock_month;
drop function hold_month;
drop function closed_since;
drop function standing_closings;
drop table month_closing;
