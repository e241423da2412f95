-- up
-- 受付の訂正: number and days of an order are corrected until somebody is referred to it, whose letter names them.
create function order_was_referred_to(asked uuid) returns boolean
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  -- guard: whether-somebody-was-referred-is-told-order-officers
  if session_user <> current_user and not is_everywhere() then return false; end if;
  return exists (select from referral where job_order_id = asked);
end $$;
revoke execute on function order_was_referred_to from public;
grant execute on function order_was_referred_to to national_staff;
create or replace function keep_receipt_of_accepted() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  -- guard: receipt-of-referred-order-stays
  if order_was_referred_to(old.id) and (select pg_get_userbyid(relowner) <> current_user from pg_class where oid = tg_relid) then
    raise insufficient_privilege using message = 'the receipt of an order is corrected until somebody is referred to it';
  end if;
  return new;
end $$;

-- down
create or replace function keep_receipt_of_accepted() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if old.status <> 'RECEIVED' and (select pg_get_userbyid(relowner) <> current_user from pg_class where oid = tg_relid) then
    raise insufficient_privilege using message = 'the receipt of an order is corrected until it is accepted';
  end if;
  return new;
end $$;
drop function order_was_referred_to;
