-- up
-- What a policy asks about a row is a probe of an index each, some thousand times what a comparison costs: the planner
-- is told, so that it looks for few rows first instead of asking about all in order.
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
