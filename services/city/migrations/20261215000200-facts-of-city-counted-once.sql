-- up
-- 集計の対象: what the city's rules count is counted in the month of its day alone.
create or replace view visit_fact with (security_invoker = true) as
  select service_point_id, visited_on as day, entered_seeker_id as entered, recorded_at as known_at,
    voided_at as ended_at, null::text as corrected_month, services as service, seeker_id as file, null::text as counted_month
  from visit;
create or replace view counseling_session_fact with (security_invoker = true) as
  select service_point_id, from_day as day, seeker_id as entered, known_from as known_at, known_until as ended_at,
    null::text as corrected_month, array(select jsonb_array_elements_text(attributes -> 'theme')) as theme,
    seeker_id as file, null::text as counted_month
  from counted_event where kind = 'COUNSELING';

-- down
drop view counseling_session_fact;
create view counseling_session_fact with (security_invoker = true) as
  select service_point_id, from_day as day, seeker_id as entered, known_from as known_at, known_until as ended_at,
    null::text as corrected_month, array(select jsonb_array_elements_text(attributes -> 'theme')) as theme,
    seeker_id as file
  from counted_event where kind = 'COUNSELING';
drop view visit_fact;
create view visit_fact with (security_invoker = true) as
  select service_point_id, visited_on as day, entered_seeker_id as entered, recorded_at as known_at,
    voided_at as ended_at, null::text as corrected_month, services as service, seeker_id as file
  from visit;
