import { type RowSecurityBench, writeOutcome } from "@aiwork/kit/access/row-security-bench";
import {
  arrangeCityPersons,
  CITY_CONSENTED_ALL,
  CITY_CONSENTED_NONE,
  CITY_CONSENTED_PROFILE,
  CITY_PERSON_ELSEWHERE,
  cityCallers,
} from "@aiwork/kit/city/arrange-city-persons";

let bench: RowSecurityBench;
beforeAll(async () => {
  bench = await arrangeCityPersons();
  await bench.owner(HANDED_OVER, [[CITY_CONSENTED_ALL, CITY_CONSENTED_PROFILE], "CITY"]);
  await bench.owner(HANDED_OVER, [[CITY_PERSON_ELSEWHERE], "NATIONAL"]);
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

type Who = keyof typeof cityCallers;
const outcome = (who: Who, text: string, values: unknown[] = []) => writeOutcome(bench, cityCallers[who], text, values);

/** 連絡・調整: the service point hands the persons over to the program's department. */
const HANDED_OVER = `with handed as (
    insert into liaison (id, seeker_id, service_point_id, opened_by, addressed_to, purpose, opened_on, due_on, status)
    select gen_random_uuid(), unnest($1::uuid[]), 'shiroishi', $2, 'CITY_DEPARTMENT', '申請', '2013-10-31', '2013-11-30', 'SENT'
    returning id)
  insert into liaison_department select id, 'EMPLOYMENT_PROMOTION' from handed`;
const APPLICATION = `insert into program_application (id, program_id, seeker_id, opened_on, status)
  select gen_random_uuid(), id, $1, '2013-10-31', 'DRAFT' from support_program where number = 'PUBLISHED'`;
const DECIDE = "update program_application set version = version + 1 where seeker_id = $1";
const submit = (status: string, from = "DRAFT") =>
  `update program_application set status = '${status}', submitted_on = '2013-10-31' where seeker_id = $1 and status = '${from}'`;
const REVIEW = "update program_application set status = 'UNDER_REVIEW' where seeker_id = $1 and status = 'SUBMITTED'";
const REJECTED = "where seeker_id = $1 and status = 'REJECTED'";
const DECIDED_ELSEWHEN = `update program_application set decided_on = '2013-10-30' ${REJECTED}`;
const SUBMITTED_ELSEWHEN = `update program_application set submitted_on = '2013-06-01' ${REJECTED}`;
const TAKE_BACK = `update program_application set status = 'UNDER_REVIEW', decided_on = null ${REJECTED}`;
const decide = (day: string) =>
  `update program_application set status = 'APPROVED', decided_on = '${day}' where seeker_id = $1 and status = 'UNDER_REVIEW'`;
const GIVE_REASON = "insert into application_decision select id, '理由' from program_application where seeker_id = $1";
const REASON_OF = "application_id in (select id from program_application where seeker_id = $1)";
const REMOVE_REASON = `delete from application_decision where ${REASON_OF}`;
const REWRITE_REASON = `update application_decision set reason = '別の理由' where ${REASON_OF}`;
const REVERSE = "update program_application set status = 'APPROVED' where seeker_id = $1 and status = 'REJECTED'";
const historyOfApplication = (role: string) => `insert into state_change (subject_id, by_role, to_state)
  select id, '${role}', 'SUBMITTED' from program_application where seeker_id = $1 limit 1`;

describe("row-level security on writing applications", () => {
  it.each<[string, Who, string, unknown[], string]>([
    ["lets the person's counselor open an application", "counselor", APPLICATION, [CITY_CONSENTED_NONE], "done"],
    ["lets a program officer open an application", "officer", APPLICATION, [CITY_CONSENTED_PROFILE], "done"],
    ["refuses it for a person who was not handed over", "officer", APPLICATION, [CITY_PERSON_ELSEWHERE], "42501"],
    [
      "refuses an application by a counselor elsewhere",
      "counselorElsewhere",
      APPLICATION,
      [CITY_CONSENTED_NONE],
      "42501",
    ],
    [
      "refuses an application that begins as approved",
      "counselor",
      APPLICATION.replace("opened_on, status", "opened_on, status, submitted_on, decided_on").replace(
        "'DRAFT'",
        "'APPROVED', '2013-10-31'::date, '2013-10-31'::date",
      ),
      [CITY_CONSENTED_NONE],
      "42501",
    ],
    ["lets a program officer decide an application", "officer", DECIDE, [CITY_CONSENTED_NONE], "done"],
    ["refuses a decision by a counselor", "counselor", DECIDE, [CITY_CONSENTED_NONE], "42501"],
    ["refuses a new decision", "officer", REVERSE, [CITY_CONSENTED_NONE], "42501"],
    ["refuses another day of a decision", "officer", DECIDED_ELSEWHEN, [CITY_PERSON_ELSEWHERE], "42501"],
    ["refuses another day of submission", "officer", SUBMITTED_ELSEWHEN, [CITY_PERSON_ELSEWHERE], "42501"],
    ["lets no counselor take a decision back", "counselorElsewhere", TAKE_BACK, [CITY_PERSON_ELSEWHERE], "42501"],
    ["lets nobody remove the reason of a decision", "officer", REMOVE_REASON, [CITY_PERSON_ELSEWHERE], "42501"],
    ["lets an officer take a decision back", "officer", TAKE_BACK, [CITY_PERSON_ELSEWHERE], "done"],
    ["refuses a decision of another day", "officer", decide("2013-10-30"), [CITY_PERSON_ELSEWHERE], "42501"],
    ["lets an officer decide again", "officer", decide("2013-10-31"), [CITY_PERSON_ELSEWHERE], "done"],
    ["refuses a reason after the decision", "officer", GIVE_REASON, [CITY_PERSON_ELSEWHERE], "42501"],
    [
      "refuses a submission of another day",
      "counselor",
      submit("SUBMITTED").replace("-31", "-30"),
      [CITY_CONSENTED_NONE],
      "42501",
    ],
    ["lets nobody rewrite the reason of a decision", "officer", REWRITE_REASON, [CITY_CONSENTED_NONE], "42501"],
    ["lets the person's counselor submit it", "counselor", submit("SUBMITTED"), [CITY_CONSENTED_NONE], "done"],
    [
      "lets a counselor elsewhere submit none",
      "counselorElsewhere",
      submit("SUBMITTED"),
      [CITY_CONSENTED_PROFILE],
      "nothing",
    ],
    ["lets a person submit nobody else's", "person", submit("SUBMITTED"), [CITY_CONSENTED_PROFILE], "nothing"],
    ["lets an officer open the person's application", "officer", APPLICATION, [CITY_CONSENTED_ALL], "done"],
    ["refuses an approval by the person", "person", submit("APPROVED"), [CITY_CONSENTED_ALL], "42501"],
    ["lets the person submit it", "person", submit("SUBMITTED"), [CITY_CONSENTED_ALL], "done"],
    ["refuses a review by the person", "person", REVIEW, [CITY_CONSENTED_ALL], "42501"],
    ["lets the person write its history", "person", historyOfApplication("seeker"), [CITY_CONSENTED_ALL], "done"],
    [
      "refuses history under another role by the person",
      "person",
      historyOfApplication("city.program_officer"),
      [CITY_CONSENTED_ALL],
      "42501",
    ],
  ])("%s (%s)", async (_, who, text, values, expected) => {
    expect(await outcome(who, text, values)).toBe(expected);
  });

  it("refuses history under another role by a person's login that claims it", async () => {
    const claim = "with claim as materialized (select set_config('aiwork.role', 'city.program_officer', true) as role)";
    const write = `${claim} insert into state_change (subject_id, by_role, to_state)
      select id, role, 'SUBMITTED' from program_application, claim where seeker_id = $1 limit 1`;
    expect(await outcome("person", write, [CITY_CONSENTED_ALL])).toBe("42501");
  });

  it("lets a counselor who opened the record with a reason read an application, and submit none", async () => {
    await bench.owner(`insert into opened_record (seeker_id, opened_to, by_role, opened_on, reason)
      values ('${CITY_CONSENTED_PROFILE}', 'https://issuer.test city.counselor toyohira', 'city.counselor', '2013-10-31', '緊急')`);
    const application = [CITY_CONSENTED_PROFILE];
    const read = "select from program_application where seeker_id = $1 and status = 'DRAFT'";
    expect(await bench.as(cityCallers.counselorElsewhere, read, application)).toHaveLength(1);
    expect(await outcome("counselorElsewhere", submit("SUBMITTED"), application)).toBe("nothing");
  });
});
