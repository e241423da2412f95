-- up
-- 訂正: what is counted anew stands in the month in which it is.
create or replace function changes_of(rule_code text, first_day date, end_day date, since timestamptz, as_of timestamptz)
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
      where fact.service_point_id is not null and fact.counted_month is null and %2$s
        and (fact.known_at > closed.base or fact.ended_at > closed.base or %3$s)
      union all
      -- guard: what-is-counted-anew-revises-month-of-that
      select closed.month, closed.base, fact.service_point_id, fact.entered, fact.known_at, null
      from closed join %1$I as fact on fact.counted_month = closed.month
      where fact.service_point_id is not null and %2$s and (fact.known_at > closed.base or %3$s)
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

-- down
create or replace function changes_of(rule_code text, first_day date, end_day date, since timestamptz, as_of timestamptz)
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
