-- up
-- 民法143条2項: three months end the day before the corresponding day of the last month, or on its last day where it has no
-- such day, as lastDayOfTerm in days.ts.
alter table trial_employment
  drop constraint trial_employment_check,
  add constraint trial_in_three_months check (
    planned_end_on >= starts_on
    and planned_end_on <= (starts_on + interval '3 months')::date
      - (extract(day from starts_on + interval '3 months') = extract(day from starts_on))::int
  );

-- down
alter table trial_employment
  drop constraint trial_in_three_months,
  add constraint trial_employment_check
    check (planned_end_on >= starts_on and planned_end_on < starts_on + interval '3 months') not valid;
