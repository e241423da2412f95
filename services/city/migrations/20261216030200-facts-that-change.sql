-- up
-- When each fact came to be known and ended, and the months in which it counts: all facts in one view, for a statement is planned
-- once for it, and not again for each fact.
create view changed_facts with (security_invoker = true) as
  select 'VISIT' as fact, day, known_at, ended_at, corrected_month, counted_month from visit_fact
  union all
  select 'COUNSELING_SESSION' as fact, day, known_at, ended_at, corrected_month, counted_month from counseling_session_fact;

-- down
drop view changed_facts;
