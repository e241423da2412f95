-- up
create table referral (
  id uuid primary key,
  version integer not null default 1 check (version > 0),
  letter_number text not null unique,
  registration_id uuid not null references registration,
  job_order_id uuid not null references job_order,
  service_point_id text references service_point,
  track text not null check (track in ('ORDINARY', 'TRIAL')),
  issued_on date not null,
  by_role text not null,
  by_name text,
  status text not null check (status in (
    'ISSUED', 'APPLIED', 'INTERVIEW_SET', 'INTERVIEWED', 'HIRED', 'NOT_HIRED',
    'SEEKER_DECLINED', 'NO_SHOW', 'ORDER_CLOSED', 'RESULT_UNKNOWN', 'CANCELED'
  )),
  interview_on date check (interview_on >= issued_on),
  concluded_on date check (concluded_on >= issued_on),
  outcome_reason text,
  negotiation_id uuid references negotiation,
  trial_rule_version text,
  trial_group text,
  trial_reason text,
  trial_decided_on date,
  trial_decided_by_role text,
  trial_agreed_on date,
  check ((track = 'TRIAL') = (trial_rule_version is not null)),
  check (num_nulls(trial_rule_version, trial_group, trial_reason, trial_decided_on, trial_decided_by_role, trial_agreed_on) in (0, 6))
);
create unique index one_live_referral on referral (registration_id, job_order_id)
  where status in ('ISSUED', 'APPLIED', 'INTERVIEW_SET', 'INTERVIEWED');
create index referral_of_registration on referral (registration_id, issued_on desc, id desc);
create index referral_at_point on referral (service_point_id, issued_on desc, id desc);
create index referral_newest on referral (issued_on desc, id desc);

-- down
drop table referral;
