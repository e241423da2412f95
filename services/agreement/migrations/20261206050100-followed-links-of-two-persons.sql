-- up
-- 統合の二人確認: a link of the other party is followed by two persons too. One of its ids is the person's at the caller's service
-- point, the other one is unknown here; the proposal names them in the order of the other party's link.
do $$
declare
  party constant text := (select split_part(rolname, '_', 1) from pg_roles
    where rolname in ('city_staff', 'national_staff') and has_table_privilege(rolname, 'opened_record', 'select'));
  own_name constant text := $sql$(select is_counselor())
    and proposed_by = (select caller_setting('subject')) and by_role = (select caller_setting('role'))
    and coalesce(by_name, caller_setting('name')) is not distinct from (select caller_setting('name'))$sql$;
  own_pair constant text := $sql$
    (seeker_is_at_own_service_point(duplicate_id) or seeker_is_at_own_service_point(kept_id))
    and (seeker_is_at_own_service_point(duplicate_id) or not has_file(duplicate_id))
    and (seeker_is_at_own_service_point(kept_id) or not has_file(kept_id))$sql$;
begin
  execute format('alter policy counselor_proposes on link_proposal with check (%s and %s)', own_name, own_pair);
  execute format('alter policy counselor_proposes_anew on link_proposal using ((select is_counselor())
    and (seeker_is_at_own_service_point(duplicate_id) or not has_file(duplicate_id))) with check (%s and %s)', own_name, own_pair);
  alter policy counselor_joins on linked_file with check ((select is_counselor()) and seeker_is_at_own_service_point(kept_id)
    and (seeker_is_at_own_service_point(duplicate_id) or followed_receipt is not null and file_is_empty(duplicate_id))
    and exists (select from link_proposal as proposal
      where array[proposal.duplicate_id, proposal.kept_id]
        = case when kept_by_other_party then array[linked_file.kept_id, linked_file.duplicate_id]
          else array[linked_file.duplicate_id, linked_file.kept_id] end
        and proposal.proposed_by <> (select caller_setting('subject'))));
  -- A receipt is signed of a link while it stands, for whoever may read its ids.
  execute replace('grant select (first_kept_id, by_role, by_name) on linked_file to PARTY_peer, PARTY_self, PARTY_audit', 'PARTY', party);
end $$;

-- down
do $$
declare
  party constant text := (select split_part(rolname, '_', 1) from pg_roles
    where rolname in ('city_staff', 'national_staff') and has_table_privilege(rolname, 'opened_record', 'select'));
  own_name constant text := $sql$(select is_counselor())
    and proposed_by = (select caller_setting('subject')) and by_role = (select caller_setting('role'))
    and coalesce(by_name, caller_setting('name')) is not distinct from (select caller_setting('name'))$sql$;
  own_pair constant text := $sql$seeker_is_at_own_service_point(duplicate_id) and seeker_is_at_own_service_point(kept_id)$sql$;
begin
  execute replace('revoke select (first_kept_id, by_role, by_name) on linked_file from PARTY_peer, PARTY_self, PARTY_audit', 'PARTY', party);
  alter policy counselor_joins on linked_file with check ((select is_counselor()) and seeker_is_at_own_service_point(kept_id)
    and (followed_receipt is not null and file_is_empty(duplicate_id)
      or seeker_is_at_own_service_point(duplicate_id) and exists (
        select from link_proposal as proposal
        where proposal.duplicate_id = linked_file.duplicate_id and proposal.kept_id = linked_file.kept_id
          and proposal.proposed_by <> (select caller_setting('subject')))));
  execute format('alter policy counselor_proposes_anew on link_proposal using ((select is_counselor())
    and seeker_is_at_own_service_point(duplicate_id)) with check (%s and %s)', own_name, own_pair);
  execute format('alter policy counselor_proposes on link_proposal with check (%s and %s)', own_name, own_pair);
end $$;
