-- up
-- 支援の継続: no writer begins a referral, or a hire, on a day to come: by those days the reach ends.
-- guard: referral-is-of-day-that-has-come
create policy of_day_that_has_come on referral as restrictive for insert to national_staff
  with check (coalesce(concluded_on, issued_on) <= business_today());
-- guard: hire-is-of-day-that-has-come
create policy of_day_that_has_come on placement as restrictive for insert to national_staff
  with check (hired_on <= business_today());

-- down
drop policy of_day_that_has_come on placement;
drop policy of_day_that_has_come on referral;
