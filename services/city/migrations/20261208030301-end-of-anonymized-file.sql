-- up
-- 支援の終了: a file ended on the day on which it was closed, also when it is anonymized later.
create or replace function know_end_of_file() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  -- guard: end-of-file-is-day-of-its-writing
  new.ended_on := case when new.status not in ('CLOSED', 'ANONYMIZED') then null
    when old.status in ('CLOSED', 'ANONYMIZED') then old.ended_on else business_today() end;
  return new;
end $$;

-- down
create or replace function know_end_of_file() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  new.ended_on := case when new.status not in ('CLOSED', 'ANONYMIZED') then null
    when new.status = old.status then old.ended_on else business_today() end;
  return new;
end $$;
