import type { LoginBench } from "@aiwork/runtime/testing/open-login-bench";
import { outcomeOf } from "@aiwork/runtime/testing/outcome-of";
import { arrangePersons, asking } from "./arrange-persons";

let bench: LoginBench;
beforeAll(async () => {
  bench = await arrangePersons();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

const states = async (table: string, column = "status") => {
  const seen: Record<string, string> = {};
  for (const [who, caller] of Object.entries(asking)) {
    const rows = await bench.as(caller, `select ${column} as state from ${table} order by 1`);
    const told = rows.map(({ state }) => state).join(" ");
    seen[told] = seen[told] ? `${seen[told]} ${who}` : who;
  }
  return seen;
};
const STAFF_OF_BOTH = "counselor counselorElsewhere officer secretariat peer peerHere planning";
const OTHERS = "auditor person reporting anybody";

describe("A paper", () => {
  it("that is a plan not agreed yet is between the parties, with its targets", async () => {
    expect(await states("business_plan")).toEqual({
      "DRAFT IN_FORCE REVISED": STAFF_OF_BOTH,
      "IN_FORCE REVISED": OTHERS,
    });
    expect(await states("plan_target", "version")).toEqual({ "1 2 3": STAFF_OF_BOTH, "1 2": OTHERS });
  });

  it("that is a support case is its counter's and the secretariat's, both parties' once nobody is known by it", async () => {
    expect(await states("support_case")).toEqual({
      "DEIDENTIFIED DRAFT PUBLISHED WITHDRAWN": "counselor secretariat",
      "DEIDENTIFIED PUBLISHED": "counselorElsewhere officer peer peerHere planning",
      PUBLISHED: OTHERS,
    });
  });

  it("that is a local job not published, or a program in draft, is the city's own", async () => {
    const own = "counselor counselorElsewhere officer secretariat";
    const rest = "auditor peer peerHere planning person reporting anybody";
    expect(await states("local_job")).toEqual({ "DRAFT PUBLISHED WITHDRAWN": own, PUBLISHED: rest });
    expect(await states("support_program")).toEqual({ "DRAFT ENDED PUBLISHED": own, "ENDED PUBLISHED": rest });
  });
});

/** The tables of both parties' papers, each written by whose duty it is. */
const RAISE = `insert into mutual_request (id, fiscal_year, place, subject, text, raised_on, response_due_on, status, raised_by_role)
  values (gen_random_uuid(), 2012, 1, '件名', '要望', '2013-10-01', '2013-10-30', 'RAISED', 'city.secretariat')`;
const ANSWER = `insert into given_answer (request_id, decision, text, responded_on, by_role, content_hash, receipt)
  values (gen_random_uuid(), 'WILL_DO', '回答', '2013-10-30', 'city.secretariat', repeat('0', 64), '受領証')`;
const APPROVE = `insert into approval (act, subject, version, content_hash, approved_on, by_role, receipt)
  values ('act', gen_random_uuid()::text, 1, repeat('0', 64), '2013-10-30', 'city.secretariat', '受領証')`;
const KEEP = `insert into kept_receipt (act, subject, version, content_hash, given_on, by_role, receipt, kept_by_role)
  values ('act', gen_random_uuid()::text, 1, repeat('0', 64), '2013-10-30', 'a role', '受領証', 'city.secretariat')`;
const WITHDRAW = "update mutual_request set status = 'WITHDRAWN', concluded_on = '2013-10-31' where place = 1";
const CLOSE = "update mutual_request set status = 'CLOSED', concluded_on = '2013-10-31' where place = 1";
const REWRITE = "update mutual_request set text = '別の要望'";
const draft = (status: string) => `insert into business_plan (fiscal_year, version, status, content_hash)
  values (2014, 1, '${status}', repeat('0', 64))`;
const SET = `insert into plan_target (fiscal_year, version, service_point_id, measure, value)
  values (2013, 3, 'shiroishi', 'PLACEMENTS', 100)`;
const PROPOSE = "update business_plan set status = 'PROPOSED' where status = 'DRAFT'";
const CASE = (
  status: string,
) => `insert into support_case (id, version, service_point_id, age_band, sex, desired_occupation,
    status, motive, issues, support, result, support_duration, content_hash)
  values (gen_random_uuid(), 1, 'shiroishi', 'OVER_64', 'FEMALE', '事務', '${status}', '', '', '', '', '', repeat('0', 64))`;
const DEIDENTIFY = "update support_case set status = 'DEIDENTIFIED' where status = 'DRAFT'";
const MEET = "insert into council_meeting (id, held_on, status) values (gen_random_uuid(), '2013-11-20', 'SCHEDULED')";
const CANCEL = "update council_meeting set status = 'CANCELED'";
const caseHistory = (role: string) => `insert into state_change (subject_id, at, by_party, by_role, to_state)
  select record_id, now(), 'CITY', '${role}', 'DEIDENTIFIED' from support_case where status = 'DEIDENTIFIED' limit 1`;
const record = (party: string, role: string) => `insert into state_change (subject_id, at, by_party, by_role, to_state)
  select id, now(), '${party}', '${role}', 'WITHDRAWN' from mutual_request limit 1`;

describe("A joint paper is written", () => {
  it.each<[string, keyof typeof asking, string, string]>([
    ["a request by whose duty it is", "secretariat", RAISE, "done"],
    ["not by the other party", "planning", RAISE, "42501"],
    ["nor by a counselor", "counselor", RAISE, "42501"],
    ["an answer", "secretariat", ANSWER, "done"],
    ["not in one's stead", "planning", ANSWER, "42501"],
    ["an approval", "secretariat", APPROVE, "done"],
    ["not the other party's", "planning", APPROVE, "42501"],
    ["a receipt is filed", "secretariat", KEEP, "done"],
    ["and not by the other party", "planning", KEEP, "42501"],
    ["nor changed", "secretariat", "update kept_receipt set receipt = ''", "42501"],
    ["no text is changed afterwards", "secretariat", REWRITE, "42501"],
    ["nothing is withdrawn by the other party", "planning", WITHDRAW, "nothing"],
    ["nor closed without a receipt", "secretariat", CLOSE, "23514"],
    ["but withdrawn by the own", "secretariat", WITHDRAW, "done"],
    ["a plan is drafted by the secretariat", "secretariat", draft("DRAFT"), "done"],
    ["in no other state", "secretariat", draft("PROPOSED"), "42501"],
    ["by nobody of the nation", "planning", draft("DRAFT"), "42501"],
    ["nor its targets", "planning", SET, "42501"],
    ["but by the secretariat", "secretariat", SET, "done"],
    ["a plan is changed by nobody of the nation", "planning", PROPOSE, "nothing"],
    ["but by the secretariat", "secretariat", PROPOSE, "done"],
    ["its text by nobody", "secretariat", "update business_plan set content_hash = repeat('1', 64)", "42501"],
    ["a case is drafted by its counter", "counselor", CASE("DRAFT"), "done"],
    ["by no other", "counselorElsewhere", CASE("DRAFT"), "42501"],
    ["and in no other state", "counselor", CASE("PUBLISHED"), "42501"],
    ["nor in another by the secretariat", "secretariat", CASE("PUBLISHED"), "42501"],
    ["nor by the nation's planning", "planning", CASE("DRAFT"), "42501"],
    [
      "it is published by no counter",
      "counselor",
      "update support_case set status = 'APPROVED' where status = 'DRAFT'",
      "42501",
    ],
    ["nor changed by another", "counselorElsewhere", DEIDENTIFY, "nothing"],
    ["nor by the other party", "planning", DEIDENTIFY, "nothing"],
    ["it is de-identified by its counter", "counselor", DEIDENTIFY, "done"],
    ["with its history", "counselor", caseHistory("city.counselor"), "done"],
    ["in the own name", "counselor", caseHistory("city.secretariat"), "42501"],
    ["a meeting is scheduled by the secretariat", "secretariat", MEET, "done"],
    ["by nobody of the nation", "planning", MEET, "42501"],
    ["nor called off", "planning", CANCEL, "nothing"],
    ["but by the secretariat", "secretariat", CANCEL, "done"],
    ["its history in the own name", "secretariat", record("CITY", "city.secretariat"), "done"],
    ["not in another's", "secretariat", record("NATIONAL", "national.planning"), "42501"],
    ["nor by the other party", "planning", record("CITY", "city.secretariat"), "42501"],
  ])("%s (%s)", async (_, who, text, expected) => {
    expect(await outcomeOf(bench, asking[who], text, [])).toBe(expected);
  });
});
