import type { LoginBench } from "@aiwork/runtime/testing/open-login-bench";
import { outcomeOf } from "@aiwork/runtime/testing/outcome-of";
import { arrangePersons, asking } from "./arrange-persons";

let bench: LoginBench;
beforeAll(async () => {
  bench = await arrangePersons();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

/** The tables of both parties' papers, each written by whose duty it is. */
const RAISE = `insert into mutual_request (id, fiscal_year, place, subject, text, raised_on, response_due_on, status, raised_by_role)
  values (gen_random_uuid(), 2012, 1, '件名', '要望', '2013-10-01', '2013-10-30', 'RAISED', 'national.planning')`;
const ANSWER = `insert into given_answer (request_id, decision, text, responded_on, by_role, content_hash, receipt)
  values (gen_random_uuid(), 'WILL_DO', '回答', '2013-10-30', 'national.planning', repeat('0', 64), '受領証')`;
const APPROVE = `insert into approval (act, subject, version, content_hash, approved_on, by_role, receipt)
  values ('act', gen_random_uuid()::text, 1, repeat('0', 64), '2013-10-30', 'national.planning', '受領証')`;
const KEEP = `insert into kept_receipt (act, subject, version, content_hash, given_on, by_role, receipt, kept_by_role)
  values ('act', gen_random_uuid()::text, 1, repeat('0', 64), '2013-10-30', 'a role', '受領証', 'national.planning')`;
const WITHDRAW = "update mutual_request set status = 'WITHDRAWN', concluded_on = '2013-10-31' where place = 1";
const CLOSE = "update mutual_request set status = 'CLOSED', concluded_on = '2013-10-31' where place = 1";
const REWRITE = "update mutual_request set text = '別の要望'";
const APPROVE_PLAN = "insert into approved_plan (fiscal_year, version, content_hash) values (2014, 1, repeat('0', 64))";
const SET =
  "insert into approved_target (fiscal_year, version, service_point_id, value) values (2014, 1, 'shiroishi', 100)";
const REMARK = `insert into support_case_remark (support_case_id, version, remarks, is_approved)
  values (gen_random_uuid(), 1, '所感', $1)`;
const record = (party: string, role: string) => `insert into state_change (subject_id, at, by_party, by_role, to_state)
  select id, now(), '${party}', '${role}', 'WITHDRAWN' from mutual_request limit 1`;

describe("A joint paper is written", () => {
  it.each<[string, keyof typeof asking, string, string]>([
    ["a request by whose duty it is", "planning", RAISE, "done"],
    ["not by the other party", "secretariat", RAISE, "42501"],
    ["nor by a counselor", "counselor", RAISE, "42501"],
    ["an answer", "planning", ANSWER, "done"],
    ["not in one's stead", "secretariat", ANSWER, "42501"],
    ["an approval", "planning", APPROVE, "done"],
    ["not the other party's", "secretariat", APPROVE, "42501"],
    ["a receipt is filed", "planning", KEEP, "done"],
    ["and not by the other party", "secretariat", KEEP, "42501"],
    ["nor changed", "planning", "update kept_receipt set receipt = ''", "42501"],
    ["no text is changed afterwards", "planning", REWRITE, "42501"],
    ["nothing is withdrawn by the other party", "secretariat", WITHDRAW, "nothing"],
    ["nor closed without a receipt", "planning", CLOSE, "23514"],
    ["but withdrawn by the own", "planning", WITHDRAW, "done"],
    ["no plan is approved by the other party", "secretariat", APPROVE_PLAN, "42501"],
    ["but by planning", "planning", APPROVE_PLAN, "done"],
    ["with its targets", "planning", SET, "done"],
    ["which nobody else sets", "secretariat", SET, "42501"],
    ["remarks are a counselor's", "counselor", REMARK.replace("$1", "false"), "done"],
    ["and planning's", "planning", REMARK.replace("$1", "false"), "done"],
    ["not approved as they come", "planning", REMARK.replace("$1", "true"), "42501"],
    ["nor by a counselor", "counselor", REMARK.replace("$1", "true"), "42501"],
    ["nor an order officer's", "officer", REMARK.replace("$1", "false"), "42501"],
    ["nor the other party's", "secretariat", REMARK.replace("$1", "false"), "42501"],
    [
      "they are changed until they are approved",
      "counselor",
      "update support_case_remark set remarks = '別の所感'",
      "done",
    ],
    ["approved by planning", "planning", "update support_case_remark set is_approved = true", "done"],
    ["and not changed then", "counselor", "update support_case_remark set remarks = ''", "nothing"],
    ["its history in the own name", "planning", record("NATIONAL", "national.planning"), "done"],
    ["not in another's", "planning", record("CITY", "city.secretariat"), "42501"],
    ["nor by the other party", "secretariat", record("NATIONAL", "national.planning"), "42501"],
  ])("%s (%s)", async (_, who, text, expected) => {
    expect(await outcomeOf(bench, asking[who], text, [])).toBe(expected);
  });
});
