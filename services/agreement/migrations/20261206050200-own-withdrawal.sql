-- up
-- 撤回: a person withdraws with a token of either id what a link joined. A withdrawal opens and tells nothing, so it reaches the
-- whole joined file: what came from one's own file is read by the consents of both.
create function end_own_categories(ended text[]) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  -- guard: withdrawal-reaches-what-link-joined
  person constant uuid := file_of(caller_setting('seeker')::uuid);
  was_open boolean;
begin
  perform from disclosure_consent where seeker_id = person order by id for update;
  select exists (
    select from disclosure_consent cross join unnest(categories) as category
    where seeker_id = person and withdrawn_at is null and category = any (ended)
      and not withdrawn_categories ? category and business_today() between given_on and expires_on
  ) into was_open;
  perform end_categories(person, ended);
  return was_open;
end $$;
revoke execute on function end_own_categories from public;
do $$
declare
  party constant text := (select split_part(rolname, '_', 1) from pg_roles
    where rolname in ('city_staff', 'national_staff') and has_table_privilege(rolname, 'opened_record', 'select'));
begin
  execute format('grant execute on function end_own_categories to %I', party || '_self');
end $$;

-- down
drop function end_own_categories;
