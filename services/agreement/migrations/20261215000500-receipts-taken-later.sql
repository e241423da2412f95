-- up
-- 受領証: a month that was closed alone takes the receipt later, by a step of its own. It is closed since the first step of its
-- closing.
create or replace function standing_closings(as_of timestamptz) returns table (month text, closed_at timestamptz)
  language sql stable set search_path = public, pg_temp
begin atomic
  -- guard: month-stays-closed-since-its-closing
  select step.month, min(step.recorded_at) from month_closing as step
  where step.closes and step.recorded_at <= as_of and not exists (
    select from month_closing as later
    where later.month = step.month and not later.closes and later.recorded_at > step.recorded_at and later.recorded_at <= as_of)
  group by step.month;
end;
create or replace function follow_month_closings() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  last month_closing;
  takes_receipt boolean;
begin
  if by_owner(tg_relid) then return new; end if;
  perform lock_month(new.month);
  new.recorded_at := written_at();
  new.recorded_on := business_today();
  new.receipted := new.receipt is not null;
  select known.* into last from month_closing as known join standing_closings('infinity') as standing
    on (known.month, known.recorded_at) = (standing.month, standing.closed_at) order by known.month desc limit 1;
  -- guard: receipt-is-added-once-to-month-that-is-closed-whoever-writes
  takes_receipt := new.receipted and exists (
    select from standing_closings('infinity') as standing where standing.month = new.month and not exists (
      select from month_closing as step
      where step.month = new.month and step.recorded_at >= standing.closed_at and step.receipted));
  -- guard: months-are-closed-in-order-whoever-writes
  if new.closes and not takes_receipt and (new.month >= to_char(business_today(), 'YYYY-MM')
      or new.month <> to_char((last.month || '-01')::date + interval '1 month', 'YYYY-MM')) then
    raise insufficient_privilege using message = 'months are closed in order, once they are over';
  end if;
  -- guard: last-closing-is-taken-back-on-its-day-whoever-writes
  if not new.closes and (last.month is distinct from new.month or last.recorded_on <> business_today()) then
    raise insufficient_privilege using message = 'the last closing is taken back, on its own day';
  end if;
  return new;
end $$;

-- down
create or replace function follow_month_closings() returns trigger
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
create or replace function standing_closings(as_of timestamptz) returns table (month text, closed_at timestamptz)
  language sql stable set search_path = public, pg_temp
begin atomic
  select latest.month, latest.recorded_at
  from (
    select distinct on (known.month) known.month, known.recorded_at, known.closes from month_closing as known
    where known.recorded_at <= as_of order by known.month, known.recorded_at desc
  ) as latest
  where latest.closes;
end;
