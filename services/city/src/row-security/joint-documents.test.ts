import { receiptText } from "@aiwork/kit/access/receipt-text";
import { type RowSecurityBench, writeOutcome } from "@aiwork/kit/access/row-security-bench";
import { arrangeCityPersons, cityCallers } from "@aiwork/kit/city/arrange-city-persons";

let bench: RowSecurityBench;
beforeAll(async () => {
  bench = await arrangeCityPersons();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

const states = async (table: string, column = "status") => {
  const seen: Record<string, string> = {};
  for (const [who, caller] of Object.entries(cityCallers)) {
    const rows = await bench.as(caller, `select ${column} as state from ${table} order by 1`);
    const states = rows.map(({ state }) => state).join(" ");
    seen[states] = seen[states] ? `${seen[states]} ${who}` : who;
  }
  return seen;
};
const STAFF_OF_BOTH = "counselor counselorElsewhere officer secretariat peer peerHere planning";
const OTHERS = "auditor person reporting anybody";

describe("a joint document", () => {
  it("shows a plan that is not agreed, with its targets, to the two parties only", async () => {
    expect(await states("business_plan")).toEqual({
      "DRAFT IN_FORCE REVISED": STAFF_OF_BOTH,
      "IN_FORCE REVISED": OTHERS,
    });
    expect(await states("plan_target", "version")).toEqual({ "1 2 3": STAFF_OF_BOTH, "1 2": OTHERS });
  });

  it("shows a draft support case to its service point and the secretariat, and a de-identified one to both parties", async () => {
    expect(await states("support_case")).toEqual({
      "DEIDENTIFIED DRAFT PUBLISHED WITHDRAWN": "counselor secretariat",
      "DEIDENTIFIED PUBLISHED": "counselorElsewhere officer peer peerHere planning",
      PUBLISHED: OTHERS,
    });
  });

  it("shows an unpublished local job or a draft program to the city only", async () => {
    const own = "counselor counselorElsewhere officer secretariat";
    const rest = "auditor peer peerHere planning person reporting anybody";
    expect(await states("local_job")).toEqual({ "DRAFT PUBLISHED WITHDRAWN": own, PUBLISHED: rest });
    expect(await states("support_program")).toEqual({ "DRAFT ENDED PUBLISHED": own, "ENDED PUBLISHED": rest });
  });
});

/** The tables of joint documents, each written by the role that keeps it. */
const RAISE = `insert into mutual_request (id, fiscal_year, place, subject, text, raised_on, response_due_on, status, raised_by_role)
  values (gen_random_uuid(), 2012, 1, '件名', '要望', '2013-10-01', '2013-10-30', 'RAISED', 'city.secretariat')`;
const DOCUMENT = { act: "act", subject: "CouncilMeeting:1", version: 1, contentHash: "0".repeat(64) };
const RECEIPT = receiptText(DOCUMENT);
const ANSWER = `insert into given_answer (request_id, decision, text, responded_on, by_role, content_hash, receipt)
  values (gen_random_uuid(), 'WILL_DO', '回答', '2013-10-30', 'city.secretariat', repeat('0', 64), '${RECEIPT}')`;
const APPROVE = `insert into approval (act, subject, version, content_hash, approved_on, by_role, receipt)
  values ('act', 'CouncilMeeting:1', 1, repeat('0', 64), '2013-10-30', 'city.secretariat', '${RECEIPT}')`;
const KEEP = `insert into kept_receipt (act, subject, version, content_hash, given_on, by_role, receipt, kept_by_role)
  values ('act', 'CouncilMeeting:1', 1, repeat('0', 64), '2013-10-30', 'a role', '${RECEIPT}', 'city.secretariat')`;
const ofPlanning = (write: string) => write.replaceAll("city.secretariat", "national.planning");
const ANCHOR = receiptText({ party: "NATIONAL", day: "2013-10-30", at: "2013-10-30T08:15:00Z" });
const anchor = (party: string, day: string, at: string, role = "city.secretariat") =>
  `insert into kept_access_anchor (id, party, business_day, taken_at, receipt, kept_by_role)
    values (repeat('b', 64), '${party}', '${day}', '${at}', '${ANCHOR}', '${role}')`;
const OWN_RECEIPT = receiptText({ party: "CITY", day: "2013-10-30", at: "2013-10-30T08:15:00Z" });
const ANCHOR_OF_OWN = anchor("CITY", "2013-10-30", "2013-10-30T08:15:00Z").replace(ANCHOR, OWN_RECEIPT);
const KEEP_ANCHOR = anchor("NATIONAL", "2013-10-30", "2013-10-30T08:15:00Z");
const WITHDRAW = "update mutual_request set status = 'WITHDRAWN', concluded_on = '2013-10-31' where place = 1";
const CLOSE = "update mutual_request set status = 'CLOSED', concluded_on = '2013-10-31' where place = 1";
const REWRITE = "update mutual_request set text = '別の要望'";
const draft = (status: string) => `insert into business_plan (fiscal_year, version, status, content_hash)
  values (2014, 1, '${status}', repeat('0', 64))`;
const SET = `insert into plan_target (fiscal_year, version, service_point_id, indicator, value)
  values (2013, 3, 'shiroishi', 'PLACED_PERSONS', 100)`;
const PROPOSE = "update business_plan set status = 'PROPOSED' where status = 'DRAFT'";
const COUNT = (rule: string) => `insert into counted_since (rule, since) values ('${rule}', '2013-04-01')`;
const CASE = (
  status: string,
) => `insert into support_case (id, version, service_point_id, age_band, sex, desired_occupation,
    status, motive, issues, support, result, support_duration, content_hash)
  values (gen_random_uuid(), 1, 'shiroishi', 'OVER_64', 'FEMALE', '事務', '${status}', '', '', '', '', '', repeat('0', 64))`;
const DEIDENTIFY = "update support_case set status = 'DEIDENTIFIED' where status = 'DRAFT'";
const MEET = "insert into council_meeting (id, held_on, status) values (gen_random_uuid(), '2013-11-20', 'SCHEDULED')";
const CANCEL = "update council_meeting set status = 'CANCELED'";
const caseHistory = (role: string) => `insert into state_change (subject_id, by_party, by_role, to_state)
  select record_id, 'CITY', '${role}', 'DEIDENTIFIED' from support_case where status = 'DEIDENTIFIED' limit 1`;
const record = (party: string, role: string) => `insert into state_change (subject_id, by_party, by_role, to_state)
  select id, '${party}', '${role}', 'WITHDRAWN' from mutual_request limit 1`;
const FALSELY = (write: string, receipt: string) => write.replace(RECEIPT, receipt);
const OF_OTHER_CONTENT = receiptText({ ...DOCUMENT, contentHash: "1".repeat(64) });

describe("writing a joint document", () => {
  it.each<[string, keyof typeof cityCallers, string, string]>([
    ["lets the secretariat raise a request", "secretariat", RAISE, "done"],
    ["refuses a request by the other party", "planning", RAISE, "42501"],
    ["refuses a request by the other party in its own name", "planning", ofPlanning(RAISE), "42501"],
    ["refuses a request by a counselor", "counselor", RAISE, "42501"],
    ["lets the secretariat answer a request", "secretariat", ANSWER, "done"],
    ["refuses an approval whose receipt is none", "secretariat", FALSELY(APPROVE, "not a JWS"), "42501"],
    [
      "refuses an approval whose receipt states another content",
      "secretariat",
      FALSELY(APPROVE, OF_OTHER_CONTENT),
      "42501",
    ],
    ["refuses a receipt whose receipt is none", "secretariat", FALSELY(KEEP, "not a JWS"), "42501"],
    ["refuses a receipt whose receipt states another content", "secretariat", FALSELY(KEEP, OF_OTHER_CONTENT), "42501"],
    ["refuses an answer whose receipt is none", "secretariat", FALSELY(ANSWER, "not a JWS"), "42501"],
    [
      "refuses an answer whose receipt states another content",
      "secretariat",
      FALSELY(ANSWER, OF_OTHER_CONTENT),
      "42501",
    ],
    ["refuses an answer by the other party", "planning", ANSWER, "42501"],
    ["lets the secretariat approve", "secretariat", APPROVE, "done"],
    ["refuses an approval by the other party", "planning", APPROVE, "42501"],
    ["refuses an approval by the other party in its own name", "planning", ofPlanning(APPROVE), "42501"],
    ["lets the secretariat keep a receipt", "secretariat", KEEP, "done"],
    ["refuses a receipt kept by the other party", "planning", KEEP, "42501"],
    ["lets the secretariat keep an anchor", "secretariat", KEEP_ANCHOR, "done"],
    ["refuses an anchor kept by the other party", "planning", KEEP_ANCHOR, "42501"],
    ["refuses an anchor of the own records", "secretariat", ANCHOR_OF_OWN, "42501"],
    [
      "refuses an anchor of another day",
      "secretariat",
      anchor("NATIONAL", "2013-10-29", "2013-10-30T08:15:00Z"),
      "42501",
    ],
    [
      "refuses an anchor of another instant",
      "secretariat",
      anchor("NATIONAL", "2013-10-30", "2013-10-30T09:00:00Z"),
      "42501",
    ],
    [
      "refuses an anchor kept in another's name",
      "secretariat",
      anchor("NATIONAL", "2013-10-30", "2013-10-30T08:15:00Z", "auditor.city"),
      "42501",
    ],
    ["refuses an anchor whose receipt is none", "secretariat", KEEP_ANCHOR.replace(ANCHOR, "not a JWS"), "42501"],
    ["refuses to change a receipt", "secretariat", "update kept_receipt set receipt = ''", "42501"],
    ["refuses to change a request's text", "secretariat", REWRITE, "42501"],
    ["lets the other party withdraw no request", "planning", WITHDRAW, "nothing"],
    ["refuses to close a request without a receipt", "secretariat", CLOSE, "23514"],
    ["lets the secretariat withdraw a request", "secretariat", WITHDRAW, "done"],
    ["lets the secretariat draft a plan", "secretariat", draft("DRAFT"), "done"],
    ["refuses a new plan in another status", "secretariat", draft("PROPOSED"), "42501"],
    ["refuses a plan by national staff", "planning", draft("DRAFT"), "42501"],
    ["refuses targets by national staff", "planning", SET, "42501"],
    ["lets the secretariat set targets", "secretariat", SET, "done"],
    ["lets national staff change no plan", "planning", PROPOSE, "nothing"],
    ["lets the secretariat change a plan's status", "secretariat", PROPOSE, "done"],
    [
      "refuses to change a plan's content hash",
      "secretariat",
      "update business_plan set content_hash = repeat('1', 64)",
      "42501",
    ],
    ["refuses a start of counting by national staff", "planning", COUNT("VISIT_PERSON_DAY"), "42501"],
    ["lets the secretariat start counting users", "secretariat", COUNT("VISIT_PERSON_DAY"), "done"],
    ["refuses to start counting by the national rule", "secretariat", COUNT("PLACEMENT_CASES"), "42501"],
    ["lets a counselor draft a case of the service point", "counselor", CASE("DRAFT"), "done"],
    ["refuses a case of another service point", "counselorElsewhere", CASE("DRAFT"), "42501"],
    ["refuses a new case in another status", "counselor", CASE("PUBLISHED"), "42501"],
    ["refuses a new case in another status by the secretariat", "secretariat", CASE("PUBLISHED"), "42501"],
    ["refuses a case by national planning", "planning", CASE("DRAFT"), "42501"],
    [
      "refuses a counselor's approval of a case",
      "counselor",
      "update support_case set status = 'APPROVED' where status = 'DRAFT'",
      "42501",
    ],
    ["lets another service point change no case", "counselorElsewhere", DEIDENTIFY, "nothing"],
    ["lets the other party change no case", "planning", DEIDENTIFY, "nothing"],
    ["lets a counselor de-identify a case of the service point", "counselor", DEIDENTIFY, "done"],
    ["lets a counselor write the case's history", "counselor", caseHistory("city.counselor"), "done"],
    ["refuses case history under another role", "counselor", caseHistory("city.secretariat"), "42501"],
    ["lets the secretariat schedule a meeting", "secretariat", MEET, "done"],
    ["refuses a meeting by national staff", "planning", MEET, "42501"],
    ["lets national staff cancel no meeting", "planning", CANCEL, "nothing"],
    ["lets the secretariat cancel a meeting", "secretariat", CANCEL, "done"],
    [
      "lets the secretariat write history under its own role",
      "secretariat",
      record("CITY", "city.secretariat"),
      "done",
    ],
    ["refuses history under another role", "secretariat", record("NATIONAL", "national.planning"), "42501"],
    [
      "refuses its own history in the other party's name",
      "secretariat",
      record("NATIONAL", "city.secretariat"),
      "42501",
    ],
    ["refuses history in the other party's name", "planning", record("CITY", "city.secretariat"), "42501"],
  ])("%s (%s)", async (_, who, text, expected) => {
    expect(await writeOutcome(bench, cityCallers[who], text, [])).toBe(expected);
  });
});
