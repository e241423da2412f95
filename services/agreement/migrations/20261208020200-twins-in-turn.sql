-- up
-- 重複の確認: acts that enter one name and birth date follow one another, so that each learns of the one before it.
-- Every login sees the keys of locks: these are made with a secret, so that they tell nobody's name.
create table lock_secret (secret text not null default gen_random_uuid()::text || gen_random_uuid()::text);
insert into lock_secret default values;
alter table lock_secret enable row level security;
alter table lock_secret force row level security;
create policy owner on lock_secret to current_user using (true) with check (true);

-- Whether it is the caller's turn until the transaction ends. Who waits longer than its lock_timeout goes on without one, and
-- asks back: so a login that keeps a turn stops nobody. Turns are the last lock that an act waits for.
create function wait_for_twins(given text, born date) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  named constant text := (select secret from lock_secret) || search_form(given) || ' ' || born;
begin
  if not is_counselor() then return true; end if;
  perform pg_advisory_xact_lock(hashtext('twins'),
    ('x' || left(encode(sha256(convert_to(named, 'UTF8')), 'hex'), 8))::bit(32)::int);
  return true;
exception
  when lock_not_available then return false;
end $$;
revoke execute on function wait_for_twins from public;
do $$
declare
  party constant text := (select split_part(rolname, '_', 1) from pg_roles
    where rolname in ('city_staff', 'national_staff') and has_table_privilege(rolname, 'opened_record', 'select'));
begin
  execute format('grant execute on function wait_for_twins to %I', party || '_staff');
end $$;

-- down
drop function wait_for_twins;
drop table lock_secret;
