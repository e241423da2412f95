-- up
-- A lookup by number is kept and limited like one by name.
create function look_up_number(given text, on_ground text, for_reason text) returns table (person uuid, place text)
  language plpgsql volatile security definer rows 1 set search_path = public, pg_temp as $$
declare
  persons integer;
begin
  return query select * from persons_numbered(given);
  get diagnostics persons = row_count;
  perform keep_lookup(on_ground, for_reason, persons);
end $$;
revoke execute on function look_up_number from public;
grant execute on function look_up_number to national_staff;
revoke execute on function persons_numbered from national_staff;

-- down
grant execute on function persons_numbered to national_staff;
drop function look_up_number;
