-- up
-- 同意の及ぶ窓口: who asks by a consent has found it already, so that the rows of a view do not look for it once more.
create or replace function peer_may_read(seeker uuid) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  return service_point_serves(seeker, string_to_array(current_setting('aiwork.points', true), ','), business_today())
    or exists (
      select from opened_record
      where seeker_id = seeker and opened_on = business_today()
        and opened_to = nullif(current_setting('aiwork.subject', true), '')
    );
end $$;

-- down
create or replace function peer_may_read(seeker uuid) returns boolean
  language plpgsql stable parallel safe security definer cost 4000 set search_path = public, pg_temp as $$
begin
  return seeker_is_served_at(seeker, string_to_array(current_setting('aiwork.points', true), ','),
      business_today())
    or exists (
      select from opened_record
      where seeker_id = seeker and opened_on = business_today()
        and opened_to = nullif(current_setting('aiwork.subject', true), '')
    );
end $$;
