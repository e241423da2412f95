import { receiptText } from "@aiwork/kit/access/receipt-text";
import { type RowSecurityBench, writeOutcome } from "@aiwork/kit/access/row-security-bench";
import { arrangeNationalPersons, nationalCallers } from "@aiwork/kit/national/arrange-national-persons";
import { IDENTIFY_STATEMENT } from "@aiwork/subgraph/database/identified-query";

let bench: RowSecurityBench;
beforeAll(async () => {
  bench = await arrangeNationalPersons();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

/** The joint documents of both parties, each written only by the responsible role. */
const RAISE = `insert into mutual_request (id, fiscal_year, place, subject, text, raised_on, response_due_on, status, raised_by_role)
  values (gen_random_uuid(), 2012, 1, '件名', '要望', '2013-10-01', '2013-10-30', 'RAISED', 'national.planning')`;
const RAISE_CLOSED = RAISE.replace("status, raised", "status, concluded_on, raised").replace(
  "'RAISED'",
  "'CLOSED', '2013-10-31'",
);
const DOCUMENT = { act: "act", subject: "CouncilMeeting:1", version: 1, contentHash: "0".repeat(64) };
const RECEIPT = receiptText(DOCUMENT);
const ANSWER = `insert into given_answer (request_id, decision, text, responded_on, by_role, content_hash, receipt)
  values (gen_random_uuid(), 'WILL_DO', '回答', '2013-10-30', 'national.planning', repeat('0', 64), '${RECEIPT}')`;
const APPROVE = `insert into approval (act, subject, version, content_hash, approved_on, by_role, receipt)
  values ('act', 'CouncilMeeting:1', 1, repeat('0', 64), '2013-10-30', 'national.planning', '${RECEIPT}')`;
const KEEP = `insert into kept_receipt (act, subject, version, content_hash, given_on, by_role, receipt, kept_by_role)
  values ('act', 'CouncilMeeting:1', 1, repeat('0', 64), '2013-10-30', 'a role', '${RECEIPT}', 'national.planning')`;
const ANCHOR = receiptText({ party: "CITY", day: "2013-10-30", at: "2013-10-30T08:15:00Z" });
const anchor = (party: string, day: string, at: string, role = "national.planning") =>
  `insert into kept_access_anchor (id, party, business_day, taken_at, receipt, kept_by_role)
    values (repeat('b', 64), '${party}', '${day}', '${at}', '${ANCHOR}', '${role}')`;
const OWN_RECEIPT = receiptText({ party: "NATIONAL", day: "2013-10-30", at: "2013-10-30T08:15:00Z" });
const ANCHOR_OF_OWN = anchor("NATIONAL", "2013-10-30", "2013-10-30T08:15:00Z").replace(ANCHOR, OWN_RECEIPT);
const KEEP_ANCHOR = anchor("CITY", "2013-10-30", "2013-10-30T08:15:00Z");
const WITHDRAW = "update mutual_request set status = 'WITHDRAWN', concluded_on = '2013-10-31' where place = 1";
const CLOSE = "update mutual_request set status = 'CLOSED', concluded_on = '2013-10-31' where place = 1";
const REWRITE = "update mutual_request set text = '別の要望'";
const ofSecretariat = (write: string) => write.replaceAll("national.planning", "city.secretariat");
const APPROVE_PLAN = "insert into approved_plan (fiscal_year, version, content_hash) values (2014, 1, repeat('0', 64))";
const APPROVAL_OF_PLAN = APPROVE.replaceAll("'act'", "'approvePlanForNational'")
  .replace("CouncilMeeting:1", "BusinessPlan:2014")
  .replace(RECEIPT, receiptText({ ...DOCUMENT, act: "approvePlanForNational", subject: "BusinessPlan:2014" }));
const SET =
  "insert into approved_target (fiscal_year, version, service_point_id, indicator, value) values (2014, 1, 'shiroishi', 'PLACED_PERSONS', 100)";
const RECEIPT_OF_MONTH = receiptText({ act: "closeNationalMonth", party: "NATIONAL", subject: "Month:2013-08" });
const CLOSE_MONTH = (month: string, by_role = "national.planning", receipt = RECEIPT_OF_MONTH) =>
  `insert into month_closing (month, closes, by_role, receipt) values ('${month}', true, '${by_role}', '${receipt}')`;
const REOPEN_MONTH = `insert into month_closing (month, closes, by_role, reason)
  values ('2013-08', false, 'national.planning', '理由')`;
const NOT_OVER = receiptText({ act: "closeNationalMonth", party: "NATIONAL", subject: "Month:2013-10" });
const COUNT = (rule: string) => `insert into counted_since (rule, since) values ('${rule}', '2013-04-01')`;
const REMARK = `insert into support_case_remark (support_case_id, version, remarks, is_approved)
  values (gen_random_uuid(), 1, '所感', $1)`;
const record = (party: string, role: string) => `insert into state_change (subject_id, by_party, by_role, to_state)
  select id, '${party}', '${role}', 'WITHDRAWN' from mutual_request limit 1`;

const FALSELY = (write: string, receipt: string) => write.replace(RECEIPT, receipt);
const OF_OTHER_CONTENT = receiptText({ ...DOCUMENT, contentHash: "1".repeat(64) });

describe("row-level security of joint documents", () => {
  it.each<[string, keyof typeof nationalCallers, string, string]>([
    ["planning raises a request", "planning", RAISE, "done"],
    ["the city raises no national request", "secretariat", RAISE, "42501"],
    ["the city raises no national request in its own name", "secretariat", ofSecretariat(RAISE), "42501"],
    ["a counselor raises no request", "counselor", RAISE, "42501"],
    ["planning raises no request that begins as closed", "planning", RAISE_CLOSED, "42501"],
    ["planning answers", "planning", ANSWER, "done"],
    ["refuses an approval whose receipt is none", "planning", FALSELY(APPROVE, "not a JWS"), "42501"],
    [
      "refuses an approval whose receipt states another content",
      "planning",
      FALSELY(APPROVE, OF_OTHER_CONTENT),
      "42501",
    ],
    ["refuses a receipt whose receipt is none", "planning", FALSELY(KEEP, "not a JWS"), "42501"],
    ["refuses a receipt whose receipt states another content", "planning", FALSELY(KEEP, OF_OTHER_CONTENT), "42501"],
    ["refuses an answer whose receipt is none", "planning", FALSELY(ANSWER, "not a JWS"), "42501"],
    ["refuses an answer whose receipt states another content", "planning", FALSELY(ANSWER, OF_OTHER_CONTENT), "42501"],
    ["the city gives no national answer", "secretariat", ANSWER, "42501"],
    ["planning approves", "planning", APPROVE, "done"],
    ["the city gives no national approval", "secretariat", APPROVE, "42501"],
    ["the city gives no national approval in its own name", "secretariat", ofSecretariat(APPROVE), "42501"],
    ["planning files a receipt", "planning", KEEP, "done"],
    ["the city files no receipt", "secretariat", KEEP, "42501"],
    ["planning keeps an anchor", "planning", KEEP_ANCHOR, "done"],
    ["the city keeps no anchor", "secretariat", KEEP_ANCHOR, "42501"],
    ["no anchor of the own records is kept", "planning", ANCHOR_OF_OWN, "42501"],
    ["no anchor is kept as of another day", "planning", anchor("CITY", "2013-10-29", "2013-10-30T08:15:00Z"), "42501"],
    ["a receipt is never changed", "planning", "update kept_receipt set receipt = ''", "42501"],
    ["the text of a request is never changed", "planning", REWRITE, "42501"],
    ["the city withdraws no national request", "secretariat", WITHDRAW, "nothing"],
    ["a request is not closed without a receipt", "planning", CLOSE, "23514"],
    ["planning withdraws a request", "planning", WITHDRAW, "done"],
    ["planning stores no plan that it did not approve", "planning", APPROVE_PLAN, "42501"],
    ["planning approves a plan", "planning", APPROVAL_OF_PLAN, "done"],
    ["planning stores no other text of it", "planning", APPROVE_PLAN.replace("'0'", "'1'"), "42501"],
    ["the city stores no national plan approval", "secretariat", APPROVE_PLAN, "42501"],
    ["planning stores a plan approval", "planning", APPROVE_PLAN, "done"],
    ["planning adds no target to it later", "planning", SET, "42501"],
    ["the city stores no targets", "secretariat", SET, "42501"],
    ["planning closes no month that is not over", "planning", CLOSE_MONTH("2013-10", undefined, NOT_OVER), "42501"],
    ["planning closes no month by a receipt of another one", "planning", CLOSE_MONTH("2013-09"), "42501"],
    ["the city closes no national month", "secretariat", CLOSE_MONTH("2013-08"), "42501"],
    [
      "the city closes no national month in its own name",
      "secretariat",
      CLOSE_MONTH("2013-08", "city.secretariat"),
      "42501",
    ],
    ["planning closes no month in another's name", "planning", CLOSE_MONTH("2013-08", "city.secretariat"), "42501"],
    ["planning takes back no closing of an open month", "planning", REOPEN_MONTH, "42501"],
    ["planning closes a month", "planning", CLOSE_MONTH("2013-08"), "done"],
    ["planning does not close a month again", "planning", CLOSE_MONTH("2013-08"), "42501"],
    ["planning takes a closing back", "planning", REOPEN_MONTH, "done"],
    ["the city starts no counting of placements", "secretariat", COUNT("PLACEMENT_CASES"), "42501"],
    ["planning starts counting placements", "planning", COUNT("PLACEMENT_CASES"), "done"],
    ["planning starts counting persons placed", "planning", COUNT("PLACED_PERSONS"), "done"],
    ["planning starts no counting by the city's rule", "planning", COUNT("VISIT_PERSON_DAY"), "42501"],
    ["a counselor writes remarks", "counselor", REMARK.replace("$1", "false"), "done"],
    ["planning writes remarks", "planning", REMARK.replace("$1", "false"), "done"],
    ["planning writes no remarks that are approved already", "planning", REMARK.replace("$1", "true"), "42501"],
    ["a counselor writes no remarks that are approved already", "counselor", REMARK.replace("$1", "true"), "42501"],
    ["an order officer writes no remarks", "officer", REMARK.replace("$1", "false"), "42501"],
    ["the city writes no remarks", "secretariat", REMARK.replace("$1", "false"), "42501"],
    [
      "a counselor changes remarks until they are approved",
      "counselor",
      "update support_case_remark set remarks = '別の所感'",
      "done",
    ],
    ["approved by planning", "planning", "update support_case_remark set is_approved = true", "done"],
    ["and not changed then", "counselor", "update support_case_remark set remarks = ''", "nothing"],
    ["its history in the own name", "planning", record("NATIONAL", "national.planning"), "done"],
    ["not in another's", "planning", record("CITY", "city.secretariat"), "42501"],
    ["nor by the other party", "secretariat", record("NATIONAL", "national.planning"), "42501"],
  ])("holds: %s (%s)", async (_, who, text, expected) => {
    expect(await writeOutcome(bench, nationalCallers[who], text, [])).toBe(expected);
  });

  it("lets planning store targets with their plan", async () => {
    const joint = await bench.login("joint");
    const later = (write: string) => write.replaceAll("2014", "2015");
    await joint("begin");
    await joint(IDENTIFY_STATEMENT.text, [...bench.identity(nationalCallers.planning)]);
    const receipt = receiptText({ ...DOCUMENT, act: "approvePlanForNational", subject: "BusinessPlan:2015" });
    await joint(later(APPROVAL_OF_PLAN).replace(/'[^']*'\)$/, `'${receipt}')`));
    await joint(later(APPROVE_PLAN));
    await joint(later(SET));
    await joint("commit");
    expect(await bench.owner("select value from approved_target where fiscal_year = 2015")).toEqual([{ value: 100 }]);
  });
});
