-- up
-- 状態遷移: the steps of the national side's records. A trial that began by its day ends from PLANNED.
create trigger along_states before update of status on consultation for each row
  when (new.status <> old.status) execute function goes_along_states('HELD>VOIDED');
create trigger along_states before update of status on registration for each row
  when (new.status <> old.status) execute function goes_along_states(
    'PROVISIONAL>ACTIVE', 'PROVISIONAL>WITHDRAWN', 'ACTIVE>PLACED', 'ACTIVE>EXPIRED', 'ACTIVE>WITHDRAWN',
    'PLACED>ACTIVE', 'PLACED>WITHDRAWN', 'EXPIRED>ACTIVE', 'EXPIRED>WITHDRAWN');
create trigger along_states before update of status on placement for each row
  when (new.status <> old.status) execute function goes_along_states(
    'REPORTED>CONFIRMED', 'REPORTED>VOIDED', 'CONFIRMED>VOIDED');
create trigger along_states before update of status on negotiation for each row
  when (new.status <> old.status) execute function goes_along_states('OPEN>AGREED', 'OPEN>REFUSED', 'OPEN>LAPSED');
create trigger along_states before update of status on job_order for each row
  when (new.status <> old.status) execute function goes_along_states(
    'RECEIVED>OPEN', 'RECEIVED>NOT_ACCEPTED', 'RECEIVED>CANCELED', 'OPEN>SUSPENDED', 'OPEN>FILLED', 'OPEN>EXPIRED',
    'OPEN>CANCELED', 'SUSPENDED>OPEN', 'SUSPENDED>FILLED', 'SUSPENDED>CANCELED', 'FILLED>OPEN', 'FILLED>SUSPENDED',
    'FILLED>EXPIRED', 'FILLED>CANCELED', 'EXPIRED>OPEN', 'EXPIRED>FILLED', 'CANCELED>FILLED');
create trigger along_states before update of status on referral for each row
  when (new.status <> old.status) execute function goes_along_states(
    'ISSUED>APPLIED', 'ISSUED>INTERVIEW_SET', 'ISSUED>INTERVIEWED', 'ISSUED>HIRED', 'ISSUED>NOT_HIRED',
    'ISSUED>SEEKER_DECLINED', 'ISSUED>NO_SHOW', 'ISSUED>ORDER_CLOSED', 'ISSUED>RESULT_UNKNOWN', 'ISSUED>CANCELED',
    'APPLIED>INTERVIEW_SET', 'APPLIED>INTERVIEWED', 'APPLIED>HIRED', 'APPLIED>NOT_HIRED', 'APPLIED>SEEKER_DECLINED',
    'APPLIED>NO_SHOW', 'APPLIED>ORDER_CLOSED', 'APPLIED>RESULT_UNKNOWN', 'INTERVIEW_SET>INTERVIEWED',
    'INTERVIEW_SET>HIRED', 'INTERVIEW_SET>NOT_HIRED', 'INTERVIEW_SET>SEEKER_DECLINED', 'INTERVIEW_SET>NO_SHOW',
    'INTERVIEW_SET>ORDER_CLOSED', 'INTERVIEW_SET>RESULT_UNKNOWN', 'INTERVIEWED>HIRED', 'INTERVIEWED>NOT_HIRED',
    'INTERVIEWED>SEEKER_DECLINED', 'INTERVIEWED>NO_SHOW', 'INTERVIEWED>ORDER_CLOSED', 'INTERVIEWED>RESULT_UNKNOWN',
    'HIRED>NOT_HIRED', 'HIRED>SEEKER_DECLINED', 'NOT_HIRED>HIRED', 'ORDER_CLOSED>HIRED', 'RESULT_UNKNOWN>HIRED',
    'RESULT_UNKNOWN>NOT_HIRED', 'RESULT_UNKNOWN>SEEKER_DECLINED', 'RESULT_UNKNOWN>NO_SHOW',
    'RESULT_UNKNOWN>ORDER_CLOSED');
create trigger along_states before update of status on trial_employment for each row
  when (new.status <> old.status) execute function goes_along_states(
    'PLANNED>STARTED', 'PLANNED>NOT_STARTED', 'NOT_STARTED>PLANNED', 'STARTED>CONVERTED', 'STARTED>NOT_CONVERTED',
    'STARTED>ENDED_EARLY', 'CONVERTED>NOT_CONVERTED', 'CONVERTED>ENDED_EARLY', 'NOT_CONVERTED>CONVERTED',
    'NOT_CONVERTED>ENDED_EARLY', 'ENDED_EARLY>CONVERTED', 'ENDED_EARLY>NOT_CONVERTED', 'PLANNED>CONVERTED',
    'PLANNED>NOT_CONVERTED', 'PLANNED>ENDED_EARLY');

-- 支援事例: remarks that were approved stay as they are.
-- guard: approved-remarks-stay-as-they-are
create policy until_approved on support_case_remark as restrictive for update to national_joint, national_staff
  using (not is_approved) with check (true);

-- down
drop policy until_approved on support_case_remark;
drop trigger along_states on trial_employment;
drop trigger along_states on referral;
drop trigger along_states on job_order;
drop trigger along_states on negotiation;
drop trigger along_states on placement;
drop trigger along_states on registration;
drop trigger along_states on consultation;
