-- up
-- When each fact came to be known and ended, and the months in which it counts: all facts in one view, for a statement is planned
-- once for it, and not again for each fact.
create view changed_facts with (security_invoker = true) as
  select 'PLACEMENT' as fact, day, known_at, ended_at, corrected_month, counted_month from placement_fact
  union all
  select 'REFERRAL' as fact, day, known_at, ended_at, corrected_month, counted_month from referral_fact
  union all
  select 'CONSULTATION' as fact, day, known_at, ended_at, corrected_month, counted_month from consultation_fact;

-- down
drop view changed_facts;
