-- up
-- 実施日: on which days a session or consultation was known to be held, from when and until when: on a day that was corrected
-- until its correction, on the last one until it was voided.
create function held_days(record uuid, held_on date, first_known timestamptz)
  returns table (day date, known_from timestamptz, known_until timestamptz) language sql stable
begin atomic
  select days.day, days.known_from, days.known_until
  from (
    select case when revision.field = 'heldOn' then revision.before::date end as day,
      coalesce(lag(revision.recorded_at) over (order by revision.recorded_at), first_known) as known_from,
      revision.recorded_at as known_until
    from profile_revision as revision where revision.field = 'heldOn' and revision.subject_id = record
    union all
    select held_on, coalesce(
        (select max(recorded_at) from profile_revision where field = 'heldOn' and subject_id = record), first_known),
      (select min(at) from state_change where subject_id = record and to_state = 'VOIDED')
  ) as days
  where days.day is not null and days.known_from < coalesce(days.known_until, 'infinity');
end;
-- As whose a record was entered that a link of files may have taken along since.
create function entered_as(record uuid, kept uuid) returns uuid language sql stable
  return coalesce((
    select duplicate_id from linked_file where kept_id = kept and record::text = any (joined_records)
    order by linked_at limit 1
  ), kept);
revoke execute on function held_days, entered_as from public;

-- down
drop function entered_as;
drop function held_days;
