-- up
-- 集計の開始の取消し: each act is a row of its own, and the latest says from when a party counts; since is null where it
-- was taken back. What was known at an earlier instant stays.
alter table counted_since add column step integer not null default 1, add column reason text check (reason <> '');
alter table counted_since
  alter column since drop not null,
  drop constraint counted_since_pkey,
  add constraint counted_since_pkey primary key (rule, step),
  add constraint taken_back_for_reason check (since is not null or reason is not null);
-- Two acts at once get the same step, and one of them is not done.
create function follow_counting_steps() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  latest constant counted_since := (select known from counted_since as known where rule = new.rule order by step desc limit 1);
begin
  new.step := coalesce(latest.step, 0) + 1;
  -- guard: counting-is-started-and-taken-back-in-turn
  if (new.since is null) <> (latest.since is not null) then
    raise check_violation using message = 'counting starts where it has not, and is taken back where it has',
      constraint = 'counting_in_turn';
  end if;
  return new;
end $$;
revoke execute on function follow_counting_steps from public;
create trigger follow_counting_steps before insert on counted_since
  for each row execute function follow_counting_steps();

-- down
drop trigger follow_counting_steps on counted_since;
drop function follow_counting_steps;
delete from counted_since as known
  where since is null or exists (select from counted_since where rule = known.rule and step > known.step);
alter table counted_since
  drop constraint taken_back_for_reason,
  drop constraint counted_since_pkey,
  add constraint counted_since_pkey primary key (rule),
  alter column since set not null;
alter table counted_since drop column step, drop column reason;
