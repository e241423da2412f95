-- up
-- A record begins in its first state, on its own day, whoever writes it.
do $$
declare
  party constant text := (select split_part(rolname, '_', 1) from pg_roles
    where rolname in ('city_staff', 'national_staff') and has_table_privilege(rolname, 'opened_record', 'select'));
begin
  execute replace($sql$
    -- guard: request-begins-as-raised
    create policy begins_as_raised on mutual_request as restrictive for insert to PARTY_joint with check (status = 'RAISED');
    -- guard: consent-begins-on-day-of-its-writing
    create policy begins_today on disclosure_consent as restrictive for insert to PARTY_staff, PARTY_self
      with check (given_on = business_today() and withdrawn_at is null and withdrawn_categories = '{}');
  $sql$, 'PARTY', party);
end $$;

-- down
drop policy begins_today on disclosure_consent;
drop policy begins_as_raised on mutual_request;
