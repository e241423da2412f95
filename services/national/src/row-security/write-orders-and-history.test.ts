import { type RowSecurityBench, writeOutcome } from "@aiwork/kit/access/row-security-bench";
import {
  arrangeNationalPersons,
  CONSENTED_ALL,
  CONSENTED_NONE,
  nationalCallers,
} from "@aiwork/kit/national/arrange-national-persons";

let bench: RowSecurityBench;
beforeAll(async () => {
  bench = await arrangeNationalPersons();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

const HISTORY = `insert into state_change (subject_id, by_party, by_role, to_state)
  select id, 'NATIONAL', $2, 'DONE' from referral where seeker_id = $1`;
const PAST_HISTORY = HISTORY.replace("(subject_id,", "(at, subject_id,")
  .replace("select ", "select '2013-01-01', ")
  .replace("$2", "'national.counselor'");
const OTHERS_HISTORY = HISTORY.replace("by_role,", "by_role, by_name,").replace("$2", "'national.counselor', '別人'");
const GROUND = "insert into order_not_accepted select id, 'REFUSED_REPORT' from job_order where number = $1";
const REPLACED_GROUND = "update order_not_accepted set ground = 'ANTISOCIAL_FORCES'";
const RECEIPT = "update job_order set received_on = '2013-10-02' where number = $1";
const UNNAMED = "insert into unnamed_employer select id, '会社' from job_order where number = $1";
const SHEET = "insert into job_order_revision select id, 2, '2013-10-31', '{}' from job_order where number = '01010-1'";

describe("row-level security of job orders and history", () => {
  it.each<[string, keyof typeof nationalCallers, string, unknown[], string]>([
    [
      "a counselor fills one opening at once",
      "counselor",
      "update job_order set filled = filled + 2 where number = '01010-1'",
      [],
      "42501",
    ],
    [
      "a counselor changes nothing else of an order",
      "counselor",
      "update job_order set filled = filled + 1, employer = '別の会社' where number = '01010-1'",
      [],
      "42501",
    ],
    [
      "a counselor suspends no order",
      "counselor",
      "update job_order set filled = filled + 1, status = 'SUSPENDED' where number = '01010-1'",
      [],
      "42501",
    ],
    [
      "a counselor fills no order that has openings left",
      "counselor",
      "update job_order set filled = filled + 1, status = 'FILLED' where number = '01010-1'",
      [],
      "42501",
    ],
    ["staff write no history of another time", "counselor", PAST_HISTORY, [CONSENTED_NONE], "42501"],
    ["staff write no history in another person's name", "counselor", OTHERS_HISTORY, [CONSENTED_NONE], "42501"],
    ["an order officer changes an order", "officer", "update job_order set version = version + 1", [], "done"],
    ["a city counselor changes no order", "peer", "update job_order set version = version + 1", [], "42501"],
    ["an order officer records a ground of non-acceptance", "officer", GROUND, ["01010-4"], "done"],
    ["a counselor records no ground", "counselor", GROUND, ["01010-6"], "42501"],
    ["an order officer replaces a ground", "officer", REPLACED_GROUND, [], "done"],
    ["a counselor replaces no ground", "counselor", REPLACED_GROUND, [], "nothing"],
    [
      "an order officer corrects the receipt of an order that was not accepted",
      "officer",
      RECEIPT,
      ["01010-4"],
      "done",
    ],
    [
      "an order officer corrects no receipt of an order to which somebody was referred",
      "officer",
      RECEIPT,
      ["01010-1"],
      "42501",
    ],
    ["an order officer keeps an earlier sheet", "officer", SHEET, [], "done"],
    ["a counselor keeps no earlier sheet", "counselor", SHEET, [], "42501"],
    ["staff write history in their own name", "counselor", HISTORY, [CONSENTED_NONE, "national.counselor"], "done"],
    ["staff write no history in another name", "counselor", HISTORY, [CONSENTED_NONE, "national.planning"], "42501"],
    ["a city counselor writes no history", "peer", HISTORY, [CONSENTED_ALL, "city.counselor"], "42501"],
    ["an order officer keeps the employer of an order without a name", "officer", UNNAMED, ["01010-2"], "done"],
    ["a counselor keeps none", "counselor", UNNAMED, ["01010-3"], "42501"],
    ["a counselor takes none away", "counselor", "update unnamed_employer set name = null", [], "nothing"],
    ["an order officer replaces it", "officer", "update unnamed_employer set name = null", [], "done"],
    [
      "an order without a name holds none",
      "officer",
      "update job_order set disclosure = 'WITHOUT_EMPLOYER'",
      [],
      "23514",
    ],
  ])("holds: %s (%s)", async (_, who, text, values, expected) => {
    expect(await writeOutcome(bench, nationalCallers[who], text, values)).toBe(expected);
  });
});
