-- up
-- 次の対応: what is agreed on in a consultation is done by an act of its own, in whose name and when that act states.
-- guard: next-action-of-consultation-begins-undone
create policy begins_undone on consultation as restrictive for insert to national_staff
  with check (next_action_done_on is null and next_action_done_by_name is null);

-- down
drop policy begins_undone on consultation;
