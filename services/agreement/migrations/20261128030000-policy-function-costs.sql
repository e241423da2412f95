-- up
-- Each policy function probes an index for every row, which costs about a thousand times a comparison. With these costs
-- the planner first narrows the rows down instead of calling the functions for all of them in order.
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
