-- up
-- Advisory locks are the owner's alone: a login locks by these functions, which choose the key.
alter function written_at() security definer;
-- Lets acts on one subject wait for each other until the transaction ends. The two-part keys are these locks' alone.
create function lock_until_end(subject text) returns void
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtext('acts'), hashtext(subject));
end $$;

-- down
drop function lock_until_end;
alter function written_at() security invoker;
