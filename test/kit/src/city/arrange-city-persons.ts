import {
  JOINT_DOCUMENT_ROLES,
  SERVICE_POINT_ROLES,
} from "@aiwork/agreement/joint-counter/service-point/service-point.access";
import { city } from "@aiwork/city/city";
import { createRowSecurityBench, type RowSecurityBench } from "../access/row-security-bench";

export const CITY_TODAY = "2013-10-31";
/** The persons, named after what they have consented to; the last is registered at another service point. */
export const [
  CITY_CONSENTED_ALL,
  CITY_CONSENTED_NONE,
  CITY_CONSENTED_PROFILE,
  CITY_CONSENT_EXPIRED_PERSON,
  CITY_PERSON_ELSEWHERE,
] = [1, 2, 3, 4, 5].map((n) => `00000000-0000-4000-8000-00000000000${n}`) as [string, string, string, string, string];

const atShiroishi = { servicePoints: ["shiroishi"] };
const atToyohira = { servicePoints: ["toyohira"] };
/** The callers. */
export const cityCallers = {
  counselor: { role: "city.counselor", ...atShiroishi },
  counselorElsewhere: { role: "city.counselor", ...atToyohira },
  officer: { role: "city.program_officer" },
  secretariat: { role: "city.secretariat" },
  auditor: { role: "auditor.city" },
  peer: { role: "national.counselor", ...atToyohira },
  peerHere: { role: "national.counselor", ...atShiroishi },
  planning: { role: "national.planning" },
  person: { role: "seeker", seekerId: CITY_CONSENTED_ALL },
  reporting: { role: "reporting" },
  anybody: { role: "anonymous" },
};

const CITY_ROLES = {
  party: "CITY",
  servicePointRoles: SERVICE_POINT_ROLES,
  jointDocumentRoles: JOINT_DOCUMENT_ROLES,
} as const;

/** The city's tables with five persons, each with one record of every kind: four at Shiroishi, the last at Toyohira. */
export async function arrangeCityPersons(): Promise<RowSecurityBench> {
  const bench = await createRowSecurityBench(CITY_ROLES, city, CITY_TODAY);
  await bench.owner(`
    insert into service_point (id, name, ward_code, ward_name, opened_on)
      values ('shiroishi', '白石', '011045', '白石区', '2011-10-01'), ('toyohira', '豊平', '011053', '豊平区', '2012-10-01');
    insert into city_file (seeker_id, registered_at, registered_on)
      select ('00000000-0000-4000-8000-00000000000' || n)::uuid, case n when 5 then 'toyohira' else 'shiroishi' end, '2013-04-01'
      from generate_series(1, 5) as n;
    insert into city_profile (seeker_id, name, birth_date) select seeker_id, '札幌 花子', '1960-05-05' from city_file;
    insert into profile_revision (id, seeker_id, field, before, reason, by_role)
      select gen_random_uuid(), seeker_id, 'name', '札幌 華子', '訂正', 'city.counselor' from city_file;
    insert into file_transfer (id, seeker_id, from_service_point_id, to_service_point_id, status)
      select gen_random_uuid(), seeker_id, case registered_at when 'toyohira' then 'shiroishi' else 'toyohira' end, registered_at, 'REFUSED'
      from city_file;
    insert into public_assistance select seeker_id, true from city_file;
    insert into visit (id, service_point_id, visited_on, seeker_id, services, recorded_by_party, recorded_by_role)
      select gen_random_uuid(), registered_at, '2013-05-01', seeker_id, '{JOB_TERMINAL}', 'CITY', 'city.counselor' from city_file;
    insert into counseling_session (id, seeker_id, service_point_id, day, held_on, themes, status)
      select gen_random_uuid(), seeker_id, registered_at, '2013-05-01', '2013-05-01', '{}', 'HELD' from city_file;
    insert into counseling_note select id, '所内限り' from counseling_session;
    insert into support_program (id, number, title, summary, detail, department, contact, conditions, required_documents, status)
      select gen_random_uuid(), state, '住宅手当 ' || state, '要約', '詳細', 'EMPLOYMENT_PROMOTION', '連絡先', '[]', '{}', state
      from unnest('{DRAFT,PUBLISHED,ENDED}'::text[]) as state;
    insert into program_application (id, program_id, seeker_id, opened_on, status, submitted_on, decided_on)
      select gen_random_uuid(), program.id, seeker_id, '2013-06-01', 'REJECTED', '2013-06-02', '2013-06-03'
      from city_file join support_program as program on program.number = 'PUBLISHED';
    insert into application_decision select id, '要件を満たさない' from program_application;
    insert into liaison (id, seeker_id, service_point_id, opened_by, addressed_to, purpose, opened_on, due_on, status)
      select gen_random_uuid(), seeker_id, registered_at, 'CITY', 'CITY_DEPARTMENT', '連絡', date '2013-07-01', date '2013-07-31', 'SENT' from city_file
      union all select gen_random_uuid(), seeker_id, registered_at, 'NATIONAL', 'CITY_SERVICE_POINT', '照会', '2013-07-01', '2013-07-31', 'SENT'
      from city_file;
    insert into liaison_department select id, 'PUBLIC_ASSISTANCE' from liaison where addressed_to = 'CITY_DEPARTMENT';
    insert into disclosure_consent (id, seeker_id, categories, purpose, evidence, given_on, expires_on, withdrawn_categories)
      values (gen_random_uuid(), '${CITY_CONSENTED_ALL}', '{CITY_PROFILE,COUNSELING_SUMMARY,PROGRAM_APPLICATION,LIAISON}', '支援', 'ONLINE', '2013-04-01', '2014-03-31', '{}'),
        (gen_random_uuid(), '${CITY_CONSENTED_PROFILE}', '{CITY_PROFILE,COUNSELING_SUMMARY}', '支援', 'ONLINE', '2013-04-01', '2014-03-31', '{"COUNSELING_SUMMARY": "2013-05-01T00:00:00Z"}'),
        (gen_random_uuid(), '${CITY_CONSENT_EXPIRED_PERSON}', '{CITY_PROFILE,LIAISON}', '支援', 'ONLINE', '2013-04-01', '2013-10-30', '{}');
    insert into access_record (chain, place, seeker_id, read_at, by_role, categories, basis, purpose, trace_id, hash)
      select 1, row_number() over (), seeker_id, now(), 'city.counselor', '{}', 'OWN_ROLE', '支援', 'trace', decode(repeat('00', 32), 'hex')
      from city_file;
    insert into state_change (subject_id, at, by_party, by_role, to_state, reason)
      select id, timestamptz '2013-06-02T01:00Z', 'CITY', 'city.counselor', 'SENT', '経過の理由' from liaison
      union all select id, '2013-06-02T01:00Z', 'CITY', 'city.counselor', 'HELD', '経過の理由' from counseling_session
      union all select id, '2013-06-02T01:00Z', 'CITY', 'city.counselor', status, '公開' from support_program
      union all select seeker_id, '2013-06-02T01:00Z', 'CITY', 'city.counselor', 'CLOSED', '経過の理由' from city_file;
    insert into local_job (id, title, employer, description, occupation_code, employment_type, wage_unit, wage_minimum, openings,
        contact, drafted_on, published_on, apply_by, status)
      select gen_random_uuid(), '旋盤工', '会社', '旋盤の仕事', '54', 'REGULAR', 'MONTHLY', 180000, 1, '連絡先', '2013-10-01',
        '2013-10-02', '2013-12-31', state from unnest('{DRAFT,PUBLISHED,WITHDRAWN}'::text[]) as state;
    insert into business_plan (fiscal_year, version, status, content_hash, in_force_from, in_force_until)
      select 2013, n, state, repeat('0', 64), case when state <> 'DRAFT' then now() end, case when state = 'REVISED' then now() end
      from unnest('{REVISED,IN_FORCE,DRAFT}'::text[]) with ordinality as given (state, n);
    insert into plan_target (fiscal_year, version, service_point_id, indicator, value)
      select 2013, version, 'shiroishi', 'USERS', 100 from business_plan;
    insert into opened_record (seeker_id, opened_to, by_role, opened_on, reason)
      values ('${CITY_CONSENT_EXPIRED_PERSON}', 'somebody else', 'city.counselor', '2013-10-31', '緊急');
    insert into opened_record_review (id, opened_record_id, finding, note, reviewed_by, by_role)
      select gen_random_uuid(), id, 'NEEDS_FOLLOW_UP', '照会中', 'the auditor', 'auditor.city' from opened_record;
    insert into person_lookup (looked_up_by, by_role, service_points, looked_up_on, ground, reason, found)
      values ('somebody else', 'city.counselor', '{toyohira}', '2013-10-31', 'PERSON_CAME', '転居のため来所', 0);
    insert into support_case (id, version, service_point_id, age_band, sex, desired_occupation, status, motive, issues, support,
        result, support_duration, content_hash)
      select gen_random_uuid(), 1, 'shiroishi', 'OVER_64', 'FEMALE', '事務', state, '', '', '', '', '', repeat('0', 64)
      from unnest('{DRAFT,DEIDENTIFIED,PUBLISHED,WITHDRAWN}'::text[]) as state;
    insert into city_file (seeker_id, registered_at, registered_on)
      values ('00000000-0000-4000-8000-000000000006', 'shiroishi', '2013-04-01');
    insert into linked_file (duplicate_id, kept_id, by_role, reason)
      values ('00000000-0000-4000-8000-000000000006', '${CITY_CONSENTED_NONE}', 'city.counselor', '重複');
    insert into link_proposal (duplicate_id, kept_id, proposed_by, by_role, reason)
      values (gen_random_uuid(), '${CITY_CONSENTED_NONE}', 'somebody else', 'city.counselor', '重複');
    insert into anonymization_proposal (seeker_id, proposed_by, by_role, reason)
      values ('${CITY_CONSENTED_PROFILE}', 'somebody else', 'city.counselor', '保存期間');
    insert into mutual_request (id, fiscal_year, place, subject, text, raised_on, response_due_on, status, raised_by_role)
      values ('00000000-0000-4000-8000-0000000000aa', 2013, 1, '件名', '要望', '2013-10-01', '2013-10-30', 'RAISED', 'a role');
    insert into state_change (subject_id, at, by_party, by_role, to_state)
      select id, '2013-10-01T01:00Z', 'CITY', 'city.secretariat', 'RAISED' from mutual_request;
    insert into given_answer (request_id, decision, text, responded_on, by_role, content_hash, receipt)
      values (gen_random_uuid(), 'WILL_DO', '回答', '2013-10-30', 'a role', repeat('0', 64), '受領証');
    insert into approval (act, subject, version, content_hash, approved_on, by_role, receipt)
      values ('act', 'subject', 1, repeat('0', 64), '2013-10-30', 'a role', '受領証');
    insert into kept_receipt (act, subject, version, content_hash, given_on, by_role, receipt, kept_by_role)
      values ('act', 'subject', 1, repeat('0', 64), '2013-10-30', 'a role', '受領証', 'a role');
    insert into kept_access_anchor (id, party, business_day, taken_at, receipt, kept_by_role)
      values (repeat('a', 64), 'NATIONAL', '2013-10-30', '2013-10-30T08:15Z', '控え', 'a role');
    insert into idempotency_key (caller, key, act, input_hash, answer)
      values ('somebody else', 'key-of-another', 'act', decode(repeat('00', 32), 'hex'), '{}');
  `);
  return bench;
}
