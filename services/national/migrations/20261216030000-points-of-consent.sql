-- up
-- The service point that served the person last. Written so that PostgreSQL puts it into the statement that asks.
create function last_service_point(seeker uuid) returns text language sql stable parallel safe
begin atomic
  select service_point_id from registration
  -- guard: voided-registration-was-no-last-one
  where seeker_id = seeker and service_point_id is not null and status <> 'VOIDED' order by received_on desc, entered desc limit 1;
end;
-- 同意の及ぶ窓口: those at which a consent of this person is read without looking further.
create function points_of_consent(seeker uuid) returns setof text language sql stable parallel safe
begin atomic
  select last_service_point(seeker) union all select point from serving_points(seeker) as point;
end;
revoke execute on function last_service_point, points_of_consent from public;
create or replace function seeker_was_last_at(seeker uuid, points text[]) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  return coalesce(last_service_point(seeker) = any (points), false);
end $$;

-- down
create or replace function seeker_was_last_at(seeker uuid, points text[]) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  return coalesce((
    select service_point_id = any (points) from registration
    where seeker_id = seeker and service_point_id is not null and status <> 'VOIDED' order by received_on desc, entered desc limit 1
  ), false);
end $$;
drop function points_of_consent;
drop function last_service_point;
