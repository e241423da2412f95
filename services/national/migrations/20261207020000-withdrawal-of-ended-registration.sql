-- up
-- 取下げ: a withdrawal ends a standing with that business day. Where the registration stood no longer, it begins none.
create or replace function know_end_of_registration() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  new.ended_on := case when new.status not in ('WITHDRAWN', 'PLACED') then null
    when old.status = new.status then old.ended_on
    when new.status = 'WITHDRAWN' and not registration_stands(old.status, old.valid_until, old.ended_on, business_today())
      then old.ended_on
    else business_today() end;
  return new;
end $$;

-- down
create or replace function know_end_of_registration() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  new.ended_on := case when new.status not in ('WITHDRAWN', 'PLACED') then null
    when old.status = new.status then old.ended_on else business_today() end;
  return new;
end $$;
