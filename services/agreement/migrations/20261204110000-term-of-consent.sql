-- up
-- 同意の期間: three years at most. What was given for longer ends then.
update disclosure_consent set expires_on = (given_on + interval '3 years')::date
  where expires_on > given_on + interval '3 years';
-- guard: consent-lasts-three-years-at-most
alter table disclosure_consent add constraint consent_term check (expires_on <= given_on + interval '3 years');

-- down
alter table disclosure_consent drop constraint consent_term;
