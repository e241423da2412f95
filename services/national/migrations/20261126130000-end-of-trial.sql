-- up
alter table trial_employment
  drop constraint trial_employment_check1,
  add constraint ended_within_trial check (
    status = 'NOT_STARTED' or ended_on between starts_on and planned_end_on
  ),
  add constraint converted_after_end check (converted_on >= ended_on),
  add constraint plan_due_in_two_weeks check (plan_due_on = starts_on + 14),
  add constraint ended_when_over check ((status in ('PLANNED', 'STARTED')) = (ended_on is null));

-- down
alter table trial_employment
  drop constraint ended_when_over,
  drop constraint plan_due_in_two_weeks,
  drop constraint converted_after_end,
  drop constraint ended_within_trial,
  add constraint trial_employment_check1 check (ended_on >= starts_on);
