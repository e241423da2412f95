-- up
-- 連絡・調整: what was accepted by mistake is declined, and what was ended by mistake is accepted again, by whom it is addressed to.
drop trigger along_states on liaison;
create trigger along_states before update of status on liaison for each row
  when (new.status <> old.status) execute function goes_along_states(
    'SENT>ACCEPTED', 'SENT>DECLINED', 'SENT>EXPIRED', 'SENT>RECALLED', 'ACCEPTED>DONE', 'ACCEPTED>ABORTED',
    'DECLINED>ACCEPTED', 'ACCEPTED>DECLINED', 'DONE>ACCEPTED', 'ABORTED>ACCEPTED');
create or replace function answer_liaison_in_own_name() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  side constant text := case split_part(session_user::text, '_', 2) when 'peer' then 'NATIONAL' else 'CITY' end;
  addressee constant text := case new.addressed_to when 'NATIONAL_SERVICE_POINT' then 'NATIONAL' else 'CITY' end;
begin
  -- The functions that anonymize and move a person's records are the owner's.
  if (select pg_get_userbyid(relowner) = current_user from pg_class where oid = tg_relid) then return new; end if;
  if tg_op = 'INSERT' then
    -- guard: liaison-begins-as-sent
    if new.status <> 'SENT' or num_nonnulls(new.answer, new.outcome, new.answered_on) > 0 then
      raise insufficient_privilege using message = 'a liaison begins as sent';
    end if;
    return new;
  end if;
  -- guard: liaison-is-answered-by-addressee-whoever-writes
  if (new.answer, new.answered_on) is distinct from (old.answer, old.answered_on) and side <> addressee then
    raise insufficient_privilege using message = 'the addressee answers a liaison';
  end if;
  -- guard: answer-to-liaison-stays-as-given
  if old.answer is not null and (new.answer, new.answered_on) is distinct from (old.answer, old.answered_on)
    and (old.status, new.status) not in (
      ('DECLINED', 'ACCEPTED'), ('ACCEPTED', 'DECLINED'), ('DONE', 'ACCEPTED'), ('ABORTED', 'ACCEPTED')) then
    raise insufficient_privilege using message = 'an answer stays as it was given';
  end if;
  -- guard: liaison-ends-by-whose-step-it-is
  if (new.status, new.outcome) is distinct from (old.status, old.outcome)
    and side <> (case when new.status in ('RECALLED', 'EXPIRED') then new.opened_by else addressee end) then
    raise insufficient_privilege using message = 'this step is the other party''s';
  end if;
  return new;
end $$;

-- down
create or replace function answer_liaison_in_own_name() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  side constant text := case split_part(session_user::text, '_', 2) when 'peer' then 'NATIONAL' else 'CITY' end;
  addressee constant text := case new.addressed_to when 'NATIONAL_SERVICE_POINT' then 'NATIONAL' else 'CITY' end;
begin
  -- The functions that anonymize and move a person's records are the owner's.
  if (select pg_get_userbyid(relowner) = current_user from pg_class where oid = tg_relid) then return new; end if;
  if tg_op = 'INSERT' then
    if new.status <> 'SENT' or num_nonnulls(new.answer, new.outcome, new.answered_on) > 0 then
      raise insufficient_privilege using message = 'a liaison begins as sent';
    end if;
    return new;
  end if;
  if (new.answer, new.answered_on) is distinct from (old.answer, old.answered_on) and side <> addressee then
    raise insufficient_privilege using message = 'the addressee answers a liaison';
  end if;
  if old.answer is not null and (new.answer, new.answered_on) is distinct from (old.answer, old.answered_on)
    and (old.status, new.status) <> ('DECLINED', 'ACCEPTED') then
    raise insufficient_privilege using message = 'an answer stays as it was given';
  end if;
  if (new.status, new.outcome) is distinct from (old.status, old.outcome)
    and side <> (case when new.status in ('RECALLED', 'EXPIRED') then new.opened_by else addressee end) then
    raise insufficient_privilege using message = 'this step is the other party''s';
  end if;
  return new;
end $$;
drop trigger along_states on liaison;
create trigger along_states before update of status on liaison for each row
  when (new.status <> old.status) execute function goes_along_states(
    'SENT>ACCEPTED', 'SENT>DECLINED', 'SENT>EXPIRED', 'SENT>RECALLED', 'ACCEPTED>DONE', 'ACCEPTED>ABORTED',
    'DECLINED>ACCEPTED');
