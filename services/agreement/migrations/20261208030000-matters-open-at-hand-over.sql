-- up
-- 移管: which matters of the giving service point were open at a hand-over, and until when they keep the person in its reach.
-- The hand-over notes them once; what begins, or is put off, after it is not among them.
alter table file_transfer add column open_matters uuid[] not null default '{}', add column reach_until date;
-- Behind know_transfer, by its name, which sets the day.
create function know_transfer_matters() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.status = 'DONE' and old.status is distinct from 'DONE' then
    -- guard: hand-over-notes-what-is-open
    select array_agg(matter.id), greatest(end_of_reach(new.done_on), max(matter.due_on))
    into new.open_matters, new.reach_until
    from open_matters(new.seeker_id, new.from_service_point_id) as matter
    where coalesce(matter.due_on >= new.done_on, true) having count(*) > 0;
    new.open_matters := coalesce(new.open_matters, '{}');
  end if;
  return new;
end $$;
revoke execute on function know_transfer_matters from public;
create trigger know_transfer_matters before insert or update of status on file_transfer
  for each row execute function know_transfer_matters();

-- down
drop trigger know_transfer_matters on file_transfer;
drop function know_transfer_matters;
alter table file_transfer drop column open_matters, drop column reach_until;
