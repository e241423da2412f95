-- up
-- 移管前の記録: whether a person stood at a service point on a day, before that one handed the person over. On the day of a
-- hand-over the person stood at both.
create function stood_until_hand_over(seeker uuid, point text, day date) returns boolean language sql stable parallel safe
begin atomic
  select exists (select from file_transfer as given
    where given.seeker_id = seeker and given.from_service_point_id = point and given.status = 'DONE' and day <= given.done_on
      -- guard: who-was-taken-over-stood-here-from-then
      and day >= coalesce((
        select max(taken.done_on) from file_transfer as taken
        where taken.seeker_id = seeker and taken.to_service_point_id = point and taken.status = 'DONE'
          and (taken.done_on, taken.recorded_at) < (given.done_on, given.recorded_at)), day));
end;

-- 次の対応: it is marked as done where the person is served, not where what was held is merely put right.
create function mark_where_served() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  -- guard: next-action-is-marked-where-person-is-served
  if not by_owner(tg_relid) and not seeker_is_at_own_service_point(new.seeker_id) then
    raise insufficient_privilege using message = 'a next action is marked where the person is served';
  end if;
  return null;
end $$;
revoke execute on function stood_until_hand_over, mark_where_served from public;

-- down
drop function mark_where_served;
drop function stood_until_hand_over;
