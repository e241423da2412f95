-- up
-- 所感: counselors and planning write and approve the remarks on a support case one after the other. A counselor's login waits
-- for no other act by this.
create function lock_remarks(support_case uuid) returns void
  language sql volatile security definer set search_path = public, pg_temp
begin atomic
  select lock_until_end('SupportCase:' || support_case);
end;
revoke execute on function lock_remarks from public;
grant execute on function lock_remarks to national_staff, national_joint;

-- down
drop function lock_remarks;
