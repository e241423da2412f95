-- up
create unique index program_application_applied_once on program_application (seeker_id, program_id)
  where status in ('DRAFT', 'SUBMITTED', 'RETURNED', 'UNDER_REVIEW');

-- down
drop index program_application_applied_once;
