-- up
-- 業務日: the business day of a change. `at` is real time. An act of an earlier day is decided by what stood on that
-- business day. Rows that no caller wrote have none; their day is that of `at` in Tokyo.
alter table state_change add column business_day date default nullif(current_setting('aiwork.today', true), '')::date;

-- down
alter table state_change drop column business_day;
