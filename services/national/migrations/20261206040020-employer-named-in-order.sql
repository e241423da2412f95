-- up
-- 求人者名: null once the order names its employer. Whoever may delete from a table may lock it against everybody, so no login
-- may.
alter table unnamed_employer alter column name drop not null;
drop policy officer_replaces on unnamed_employer;
-- guard: login-that-deletes-employers-could-lock-them
revoke delete on unnamed_employer from national_staff;
grant update (name) on unnamed_employer to national_staff;
-- guard: unnamed-employer-is-replaced-by-order-officer
create policy officer_replaces on unnamed_employer for update to national_staff using ((select is_everywhere()));

-- down
drop policy officer_replaces on unnamed_employer;
revoke update (name) on unnamed_employer from national_staff;
grant delete on unnamed_employer to national_staff;
create policy officer_replaces on unnamed_employer for delete to national_staff using ((select is_everywhere()));
delete from unnamed_employer where name is null;
alter table unnamed_employer alter column name set not null;
