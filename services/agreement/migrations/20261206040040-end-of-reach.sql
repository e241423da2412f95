-- up
-- 支援の継続の期限: what is still open keeps a person in the reach of a service point for the term of a registration: to the
-- end of the second month after the day, and then until the figures of that month settle.
create function end_of_reach(day date) returns date language sql immutable parallel safe
  return settled_on((day + interval '2 months')::date);
revoke execute on function end_of_reach from public;

alter table file_transfer add column done_on date;
update file_transfer set done_on = (recorded_at at time zone 'Asia/Tokyo')::date where status = 'DONE';
create function know_transfer() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  -- guard: transfer-is-done-on-day-of-its-writing
  new.done_on := case when new.status <> 'DONE' then null
    when old.status = 'DONE' then old.done_on else book_day(new.recorded_at) end;
  return new;
end $$;
revoke execute on function know_transfer from public;
create trigger know_transfer before insert or update of status on file_transfer
  for each row execute function know_transfer();

do $$
declare
  party constant text := (select split_part(rolname, '_', 1) from pg_roles
    where rolname in ('city_staff', 'national_staff') and has_column_privilege(rolname, 'file_transfer', 'id', 'insert'));
begin
  execute replace($sql$
    revoke select on file_transfer from PARTY_staff, PARTY_peer, PARTY_self, PARTY_audit;
    grant select (id, seeker_id, from_service_point_id, to_service_point_id, status, recorded_at) on file_transfer
      to PARTY_staff, PARTY_peer, PARTY_self, PARTY_audit;
  $sql$, 'PARTY', party);
end $$;

-- down
do $$
declare
  party constant text := (select split_part(rolname, '_', 1) from pg_roles
    where rolname in ('city_staff', 'national_staff') and has_column_privilege(rolname, 'file_transfer', 'id', 'insert'));
begin
  execute replace('grant select on file_transfer to PARTY_staff, PARTY_peer, PARTY_self, PARTY_audit', 'PARTY', party);
end $$;
drop trigger know_transfer on file_transfer;
drop function know_transfer;
alter table file_transfer drop column done_on;
drop function end_of_reach;
