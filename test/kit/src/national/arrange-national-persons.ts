import {
  JOINT_DOCUMENT_ROLES,
  SERVICE_POINT_ROLES,
} from "@aiwork/agreement/joint-counter/service-point/service-point.access";
import { national } from "@aiwork/national/national";
import { createRowSecurityBench, type RowSecurityBench } from "../access/row-security-bench";

export const NATIONAL_TODAY = "2013-10-31";
const person = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
/** The persons, by their consents. The last one is at another service point. */
export const [
  CONSENTED_ALL,
  CONSENTED_NONE,
  CONSENTED_REGISTRATION,
  CONSENTED_REFERRAL,
  CONSENTED_PLACEMENT,
  CONSENT_WITHDRAWN_PERSON,
  PERSON_ELSEWHERE,
] = [1, 2, 3, 4, 5, 6, 7].map(person) as [string, string, string, string, string, string, string];

/** The callers. */
export const nationalCallers = {
  counselor: { role: "national.counselor", servicePoints: ["shiroishi"] },
  counselorElsewhere: { role: "national.counselor", servicePoints: ["toyohira"] },
  officer: { role: "national.order_officer" },
  planning: { role: "national.planning" },
  auditor: { role: "auditor.national" },
  peer: { role: "city.counselor", servicePoints: ["shiroishi"] },
  secretariat: { role: "city.secretariat" },
  person: { role: "seeker", seekerId: CONSENTED_ALL },
  reporting: { role: "reporting" },
  anybody: { role: "anonymous" },
};

const NATIONAL_ROLES = {
  party: "NATIONAL",
  servicePointRoles: SERVICE_POINT_ROLES,
  jointDocumentRoles: JOINT_DOCUMENT_ROLES,
} as const;

const ORDERS = `
  insert into job_order (id, number, office, employer, disclosure, title, description, occupation_code, occupation_code_edition,
      employment_type, contract_term, wage_unit, wage_minimum, insurance, licences_required, openings, received_on, refer_until,
      status, trial_mode)
    select gen_random_uuid(), '01010-' || n, '札幌', employer, disclosure, '旋盤工', '旋盤の仕事', '54', '2011', 'REGULAR',
      'INDEFINITE', 'MONTHLY', 180000, '{}', '{}', 5, '2013-10-01', refer_until::date, status, 'NONE'
    from (values (1, '会社', 'FULL', '2013-12-31', 'OPEN'), (2, '会社', 'REGISTERED_SEEKERS_ONLY', '2013-12-31', 'OPEN'),
      (3, '会社', 'FULL', '2013-10-30', 'OPEN'), (4, '会社', 'FULL', '2013-12-31', 'RECEIVED'),
      (5, '会社', 'FULL', '2013-12-31', 'NOT_ACCEPTED'),
      (6, null, 'WITHOUT_EMPLOYER', '2013-12-31', 'SUSPENDED')) as given (n, employer, disclosure, refer_until, status);
  insert into unnamed_employer select id, '会社' from job_order where disclosure = 'WITHOUT_EMPLOYER';
  insert into order_not_accepted select id, 'ILLEGAL_CONTENT' from job_order where status = 'NOT_ACCEPTED';
  insert into job_order_revision select id, 1, '2013-10-20', '{}' from job_order where number in ('01010-1', '01010-4');`;

const CONSENTS = `
  insert into disclosure_consent (id, seeker_id, categories, purpose, evidence, given_on, expires_on, withdrawn_at)
    select gen_random_uuid(), seeker_id::uuid, categories::text[], '支援', 'ONLINE', '2013-04-01', '2014-03-31', withdrawn_at::timestamptz
    from (values
      ('${CONSENTED_ALL}', '{NATIONAL_PROFILE,REGISTRATION,CONSULTATION_SUMMARY,REFERRAL_STATUS,PLACEMENT}', null),
      ('${CONSENTED_REGISTRATION}', '{REGISTRATION}', null), ('${CONSENTED_REFERRAL}', '{REFERRAL_STATUS}', null), ('${CONSENTED_PLACEMENT}', '{PLACEMENT}', null),
      ('${CONSENT_WITHDRAWN_PERSON}', '{NATIONAL_PROFILE,REGISTRATION}', '2013-10-30T01:00Z')) as given (seeker_id, categories, withdrawn_at);`;

/** The national tables with seven persons who have one record of each kind: six at Shiroishi, the last at Toyohira. */
export async function arrangeNationalPersons(): Promise<RowSecurityBench> {
  const bench = await createRowSecurityBench(NATIONAL_ROLES, national, NATIONAL_TODAY);
  await bench.owner(`
    insert into service_point (id, name, ward_code, ward_name, opened_on)
      values ('shiroishi', '白石', '011045', '白石区', '2011-10-01'), ('toyohira', '豊平', '011053', '豊平区', '2012-10-01');
    insert into national_file select ('00000000-0000-4000-8000-00000000000' || n)::uuid from generate_series(1, 7) as n;
    insert into national_profile (seeker_id, name, birth_date) select seeker_id, '札幌 花子', '1960-05-05' from national_file;
    insert into profile_revision (id, seeker_id, field, before, reason, by_role)
      select gen_random_uuid(), seeker_id, 'name', '札幌 華子', '訂正', 'national.counselor' from national_file;
    insert into registration (id, number, seeker_id, office, service_point_id, received_on, valid_until, status,
        desired_occupations, any_occupation, desired_employment_types, qualifications)
      select gen_random_uuid(), '01010-' || right(seeker_id::text, 1), seeker_id, '札幌',
        case when seeker_id = '${PERSON_ELSEWHERE}' then 'toyohira' else 'shiroishi' end, '2013-10-01', '2013-12-31', 'ACTIVE', '{}', true, '{}', '{}'
      from national_file;
    insert into file_transfer (id, seeker_id, from_service_point_id, to_service_point_id, status)
      select gen_random_uuid(), seeker_id, case service_point_id when 'toyohira' then 'shiroishi' else 'toyohira' end, service_point_id, 'REFUSED'
      from registration;
    insert into registration_background select id, '職歴', '2013-04-01' from registration;
    ${CONSENTS}
    insert into consultation (id, seeker_id, service_point_id, held_on, minutes, topics, by_role)
      select gen_random_uuid(), seeker_id, service_point_id, '2013-10-02', 30, '{}', 'national.counselor' from registration;
    insert into consultation_note select id, '所内限り' from consultation;
    ${ORDERS}
    insert into negotiation (id, registration_id, job_order_id, topic, request, status, opened_on, opened_by_role)
      select gen_random_uuid(), registration.id, job_order.id, 'AGE', '緩和', 'OPEN', '2013-10-03', 'national.counselor'
      from registration join job_order on job_order.number = '01010-1';
    insert into referral (id, letter_number, registration_id, job_order_id, service_point_id, track, issued_on, by_role, status)
      select gen_random_uuid(), 'letter ' || registration.number, registration.id, job_order.id, service_point_id, 'ORDINARY',
        '2013-10-04', 'national.counselor', 'HIRED' from registration join job_order on job_order.number = '01010-1';
    insert into trial_decision select id, '2013', 'OVER_45', '理由', '2013-10-04', 'national.counselor', '2013-10-04' from referral;
    insert into placement (id, referral_id, service_point_id, hired_on, starts_on, employment_type, on_trial, status, confirmed_on)
      select gen_random_uuid(), id, service_point_id, '2013-10-10', '2013-10-15', 'REGULAR', true, 'CONFIRMED', '2013-10-11' from referral;
    insert into trial_employment (id, placement_id, rule_version, starts_on, planned_end_on, plan_due_on, status)
      select gen_random_uuid(), id, '2013', '2013-10-15', '2014-01-14', '2013-10-29', 'STARTED' from placement;
    insert into access_record (chain, place, seeker_id, read_at, by_role, categories, basis, purpose, trace_id, hash)
      select 1, row_number() over (), seeker_id, now(), 'national.counselor', '{}', 'OWN_ROLE', '支援', 'trace', decode(repeat('00', 32), 'hex')
      from national_file;
    insert into state_change (subject_id, at, by_party, by_role, to_state)
      select id, timestamptz '2013-10-04T01:00Z', 'NATIONAL', 'national.counselor', status from registration
      union all select id, '2013-10-02T01:00Z', 'NATIONAL', 'national.counselor', status from consultation
      union all select id, '2013-10-04T01:00Z', 'NATIONAL', 'national.counselor', status from negotiation
      union all select id, '2013-10-04T01:00Z', 'NATIONAL', 'national.counselor', status from referral
      union all select id, '2013-10-04T01:00Z', 'NATIONAL', 'national.counselor', status from placement
      union all select id, '2013-10-04T01:00Z', 'NATIONAL', 'national.counselor', status from job_order;
    insert into opened_record (seeker_id, opened_to, by_role, opened_on, reason)
      values ('${CONSENT_WITHDRAWN_PERSON}', 'somebody else', 'national.counselor', '2013-10-31', '緊急');
    insert into opened_record_review (id, opened_record_id, finding, note, reviewed_by, by_role)
      select gen_random_uuid(), id, 'NEEDS_FOLLOW_UP', '照会中', 'the auditor', 'auditor.national' from opened_record;
    insert into person_lookup (looked_up_by, by_role, service_points, looked_up_on, ground, reason, found)
      values ('somebody else', 'national.counselor', '{toyohira}', '2013-10-31', 'PERSON_CAME', '転居のため来所', 0);
    insert into national_file values ('00000000-0000-4000-8000-000000000008');
    insert into linked_file (duplicate_id, kept_id, by_role, reason)
      values ('00000000-0000-4000-8000-000000000008', '${CONSENTED_NONE}', 'national.counselor', '重複');
    insert into link_proposal (duplicate_id, kept_id, proposed_by, by_role, reason)
      values (gen_random_uuid(), '${CONSENTED_NONE}', 'somebody else', 'national.counselor', '重複');
    insert into support_case_remark (support_case_id, version, remarks, is_approved)
      select gen_random_uuid(), 1, '所感', approved from unnest('{true,false}'::boolean[]) as approved;
    insert into mutual_request (id, fiscal_year, place, subject, text, raised_on, response_due_on, status, raised_by_role)
      values ('00000000-0000-4000-8000-0000000000aa', 2013, 1, '件名', '要望', '2013-10-01', '2013-10-30', 'RAISED', 'a role');
    insert into state_change (subject_id, at, by_party, by_role, to_state)
      select id, '2013-10-01T01:00Z', 'NATIONAL', 'national.planning', 'RAISED' from mutual_request;
    insert into given_answer (request_id, decision, text, responded_on, by_role, content_hash, receipt)
      values (gen_random_uuid(), 'WILL_DO', '回答', '2013-10-30', 'a role', repeat('0', 64), '受領証');
    insert into approval (act, subject, version, content_hash, approved_on, by_role, receipt)
      values ('act', 'subject', 1, repeat('0', 64), '2013-10-30', 'a role', '受領証');
    insert into kept_receipt (act, subject, version, content_hash, given_on, by_role, receipt, kept_by_role)
      values ('act', 'subject', 1, repeat('0', 64), '2013-10-30', 'a role', '受領証', 'a role');
    insert into kept_access_anchor (id, party, business_day, taken_at, receipt, kept_by_role)
      values (repeat('a', 64), 'CITY', '2013-10-30', '2013-10-30T08:15Z', '控え', 'a role');
    insert into idempotency_key (caller, key, act, input_hash, answer)
      values ('somebody else', 'key-of-another', 'act', decode(repeat('00', 32), 'hex'), '{}');
  `);
  return bench;
}
