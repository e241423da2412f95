-- up
-- 次の対応の完了: the day on which the next action that a consultation agreed on was done, and who said so.
alter table consultation
  add column next_action_done_on date,
  add column next_action_done_by_role text,
  add column next_action_done_by_name text,
  add check ((next_action_done_on is null) = (next_action_done_by_role is null));
grant update (next_action_done_on, next_action_done_by_role, next_action_done_by_name) on consultation to national_staff;
-- The list of what is still to be done, by service point.
create index consultation_next_action on consultation (service_point_id, next_action_due_on)
  where status = 'HELD' and next_action_text is not null and next_action_done_on is null;

-- down
drop index consultation_next_action;
revoke update (next_action_done_on, next_action_done_by_role, next_action_done_by_name) on consultation from national_staff;
alter table consultation drop column next_action_done_on, drop column next_action_done_by_role,
  drop column next_action_done_by_name;
