-- up
-- 撤回: the business day on which each category was withdrawn, beside the instant, which is real. What was withdrawn before
-- has none: its day is that of the instant in Tokyo.
alter table disclosure_consent add column withdrawn_days jsonb not null default '{}'
  check (jsonb_typeof(withdrawn_days) = 'object');
create function keep_days_of_withdrawals() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  -- guard: withdrawal-has-its-business-day
  new.withdrawn_days := old.withdrawn_days || (
    select coalesce(jsonb_object_agg(category, case when caller_setting('role') is not null then business_today()
      else (coalesce((new.withdrawn_categories ->> category)::timestamptz, new.withdrawn_at) at time zone 'Asia/Tokyo')::date
      end), '{}')
    from unnest(new.categories) as category
    where (new.withdrawn_at is not null or new.withdrawn_categories ? category)
      and old.withdrawn_at is null and not old.withdrawn_categories ? category
  );
  return new;
end $$;
revoke execute on function keep_days_of_withdrawals from public;
create trigger keep_days_of_withdrawals before update on disclosure_consent for each row
  execute function keep_days_of_withdrawals();

-- down
drop trigger keep_days_of_withdrawals on disclosure_consent;
drop function keep_days_of_withdrawals;
alter table disclosure_consent drop column withdrawn_days;
