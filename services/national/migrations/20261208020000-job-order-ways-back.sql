-- up
-- 求人の取消し・不受理の取消し: an order that was canceled or not accepted by mistake goes back to what it was before.
drop trigger along_states on job_order;
create trigger along_states before update of status on job_order for each row
  when (new.status <> old.status) execute function goes_along_states(
    'RECEIVED>OPEN', 'RECEIVED>NOT_ACCEPTED', 'RECEIVED>CANCELED', 'OPEN>SUSPENDED', 'OPEN>FILLED', 'OPEN>EXPIRED',
    'OPEN>CANCELED', 'SUSPENDED>OPEN', 'SUSPENDED>FILLED', 'SUSPENDED>CANCELED', 'FILLED>OPEN', 'FILLED>SUSPENDED',
    'FILLED>EXPIRED', 'FILLED>CANCELED', 'EXPIRED>OPEN', 'EXPIRED>FILLED', 'CANCELED>FILLED', 'CANCELED>RECEIVED',
    'CANCELED>OPEN', 'CANCELED>SUSPENDED', 'CANCELED>EXPIRED', 'NOT_ACCEPTED>RECEIVED');
-- Not accepted anew, on another ground perhaps.
grant update (ground) on order_not_accepted to national_staff;
-- guard: ground-is-replaced-by-order-officer
create policy officer_refuses_anew on order_not_accepted for update to national_staff using ((select is_everywhere()));

-- 受付の訂正: number and days of an order that was not accepted yet, which nobody else has seen.
grant update (number, received_on, occupation_code_edition) on job_order to national_staff;
create function keep_receipt_of_accepted() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if old.status <> 'RECEIVED' and (select pg_get_userbyid(relowner) <> current_user from pg_class where oid = tg_relid) then
    raise insufficient_privilege using message = 'the receipt of an order is corrected until it is accepted';
  end if;
  return new;
end $$;
revoke execute on function keep_receipt_of_accepted from public;
create trigger receipt_of_accepted_stays before update of number, received_on, occupation_code_edition on job_order for each row
  when ((new.number, new.received_on, new.occupation_code_edition)
    is distinct from (old.number, old.received_on, old.occupation_code_edition))
  execute function keep_receipt_of_accepted();

-- down
drop trigger receipt_of_accepted_stays on job_order;
drop function keep_receipt_of_accepted;
revoke update (number, received_on, occupation_code_edition) on job_order from national_staff;
drop policy officer_refuses_anew on order_not_accepted;
revoke update (ground) on order_not_accepted from national_staff;
drop trigger along_states on job_order;
create trigger along_states before update of status on job_order for each row
  when (new.status <> old.status) execute function goes_along_states(
    'RECEIVED>OPEN', 'RECEIVED>NOT_ACCEPTED', 'RECEIVED>CANCELED', 'OPEN>SUSPENDED', 'OPEN>FILLED', 'OPEN>EXPIRED',
    'OPEN>CANCELED', 'SUSPENDED>OPEN', 'SUSPENDED>FILLED', 'SUSPENDED>CANCELED', 'FILLED>OPEN', 'FILLED>SUSPENDED',
    'FILLED>EXPIRED', 'FILLED>CANCELED', 'EXPIRED>OPEN', 'EXPIRED>FILLED', 'CANCELED>FILLED');
