-- up
-- A policy's check of a row is an index lookup, about a thousand times the cost of a comparison. With the true cost, the
-- planner narrows the rows first instead of checking all of them in order.
do $$
declare
  asked text;
begin
  foreach asked in array array['seeker_is_at_own_service_point', 'reads_person', 'consented', 'seeker_is_visible', 'sees_subject', 'first_change'] loop
    execute format('alter function %I cost 4000', asked);
  end loop;
end $$;

-- down
do $$
declare
  asked text;
begin
  foreach asked in array array['seeker_is_at_own_service_point', 'reads_person', 'consented', 'seeker_is_visible', 'sees_subject', 'first_change'] loop
    execute format('alter function %I cost 100', asked);
  end loop;
end $$;
