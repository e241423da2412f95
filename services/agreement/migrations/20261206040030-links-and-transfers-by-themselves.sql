-- up
-- 名寄せ: a link joins the histories by itself, and who was linked to the duplicate before goes along. So no login joins what is
-- not linked, or leads a link on to somebody else. The owner loads links whose records are joined already.
create function unite_histories() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if session_user = current_user then return null; end if;
  -- guard: whoever-was-linked-before-follows
  update linked_file set kept_id = new.kept_id where kept_id = new.duplicate_id;
  -- guard: histories-are-joined
  perform join_histories(new.duplicate_id, new.kept_id);
  return null;
end $$;
-- Behind take_transfers_along, by its name.
create trigger unite_histories after insert on linked_file
  for each row when (new.followed_receipt is null) execute function unite_histories();

-- Whether the other party's receipt states this link, of which one id is unknown here.
create function receipt_states_link(receipt text, link_act text, duplicate uuid, kept uuid, kept_there boolean) returns boolean
  language plpgsql stable set search_path = public, pg_temp as $$
declare
  content constant jsonb := receipt_content(receipt);
  subject constant text[] := string_to_array(content ->> 'subject', ':');
begin
  return coalesce(content @> jsonb_build_object('act', link_act, 'version', 1) and subject[1] = 'SeekerLink' and case
    when kept_there then subject[3]::uuid = duplicate and file_of(subject[2]::uuid) = kept
    else subject[2]::uuid = duplicate and file_of(subject[3]::uuid) = kept end, false);
end $$;

-- 移管: a person moves with the transfer, from where they are kept.
create function move_with_transfer() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if session_user = current_user then return null; end if;
  -- guard: nobody-is-handed-over-from-elsewhere
  if not move_file(new.seeker_id, new.from_service_point_id, new.to_service_point_id) then
    raise insufficient_privilege using message = 'the person must be kept at the giving service point';
  end if;
  return null;
end $$;
create trigger move_with_transfer after insert or update of status on file_transfer
  for each row when (new.status = 'DONE') execute function move_with_transfer();
revoke execute on function unite_histories, receipt_states_link, move_with_transfer from public;

do $$
declare
  party constant text := (select split_part(rolname, '_', 1) from pg_roles
    where rolname in ('city_staff', 'national_staff') and has_column_privilege(rolname, 'linked_file', 'duplicate_id', 'insert'));
begin
  execute replace(replace($sql$
    revoke execute on function join_histories from PARTY_staff;
    revoke update (kept_id) on linked_file from PARTY_staff;
    drop policy counselor_leads_on on linked_file;
    grant execute on function receipt_content, receipt_states_link to PARTY_staff;
    -- guard: link-is-followed-as-its-receipt-states
    create policy as_receipt_states on linked_file as restrictive for insert to PARTY_staff with check (
      followed_receipt is null
        or receipt_states_link(followed_receipt, 'ACT', duplicate_id, kept_id, kept_by_other_party));
  $sql$, 'PARTY', party), 'ACT', case party when 'city' then 'linkNationalFiles' else 'linkCityFiles' end);
end $$;

-- down
do $$
declare
  party constant text := (select split_part(rolname, '_', 1) from pg_roles
    where rolname in ('city_staff', 'national_staff') and has_column_privilege(rolname, 'linked_file', 'duplicate_id', 'insert'));
begin
  execute replace($sql$
    drop policy as_receipt_states on linked_file;
    revoke execute on function receipt_content from PARTY_staff;
    grant update (kept_id) on linked_file to PARTY_staff;
    create policy counselor_leads_on on linked_file for update to PARTY_staff
      using ((select is_counselor()) and seeker_is_at_own_service_point(kept_id));
    grant execute on function join_histories to PARTY_staff;
  $sql$, 'PARTY', party);
end $$;
drop trigger move_with_transfer on file_transfer;
drop function move_with_transfer;
drop function receipt_states_link;
drop trigger unite_histories on linked_file;
drop function unite_histories;
