-- up
-- 年齢制限の例外事由: the same bounds as age-limit-bounds.ts, enforced by the database.
alter table job_order add constraint age_limit_within_ground check (
  age_ground is null
  or (age_minimum is not null or age_maximum is not null)
    and coalesce(age_minimum, 0) between 0 and 120
    and coalesce(age_maximum, 0) between 0 and 120
    and (age_policy_group is null or age_ground = 'OLDER_OR_POLICY_GROUP')
    and coalesce(case age_ground
      when 'RETIREMENT_AGE' then
        age_minimum is null and age_maximum = mandatory_retirement_age - 1 and contract_term = 'INDEFINITE'
      when 'STATUTORY_MINIMUM' then age_minimum is not null and age_maximum is null
      when 'YOUNG_CAREER_START' then
        age_minimum is null and age_maximum is not null and contract_term = 'INDEFINITE' and experience_required is null
      when 'SKILL_SUCCESSION_BAND' then
        age_minimum >= 30 and age_maximum <= 49 and age_maximum - age_minimum between 4 and 9
        and contract_term = 'INDEFINITE'
      when 'OLDER_OR_POLICY_GROUP' then age_minimum >= 60 or age_policy_group is not null
      else true
    end, false)
);

-- down
alter table job_order drop constraint age_limit_within_ground;
