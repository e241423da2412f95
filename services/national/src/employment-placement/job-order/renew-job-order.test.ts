import { randomUUID } from "node:crypto";
import { arrangeNational, type GivenRow, type NationalRows } from "@aiwork/kit/national/arrange-national";
import {
  countRows,
  NATIONAL_COUNSELOR,
  ORDER_OFFICER,
  onlyUserError,
  sendNationalMutation,
} from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";
import type { JobOrderEntity } from "./job-order.entity";

let party: TestParty;
let add: NationalRows;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  add = arrangeNational(party);
});
afterAll(() => party?.[Symbol.asyncDispose]());

const renew = (jobOrderId: string, more: object = {}) =>
  sendNationalMutation(
    party,
    ORDER_OFFICER,
    "renewJobOrder",
    { jobOrderId, version: 1, ...more },
    "jobOrder { version revision status referUntil earlierSheets { referUntil } history { from to } }",
  );

describe("renewJobOrder", () => {
  it.each<[string, GivenRow<JobOrderEntity>, string]>([
    ["past its deadline by date", {}, "EXPIRED"],
    ["stored as expired", { status: "EXPIRED" }, "EXPIRED"],
    ["suspended past its deadline", { status: "SUSPENDED" }, "SUSPENDED"],
  ])("opens an order that is %s up to a new deadline, and keeps the earlier one", async (_, row, from) => {
    const jobOrderId = await add.jobOrder({ referUntil: "2013-10-20", ...row });
    expect((await renew(jobOrderId)).jobOrder).toEqual({
      version: 2,
      revision: 2,
      status: "OPEN",
      referUntil: "2013-12-31",
      earlierSheets: [{ referUntil: "2013-10-20" }],
      history: [{ from, to: "OPEN" }],
    });
  });

  it("does not open the order for the days between its deadlines", async () => {
    const jobOrderId = await add.jobOrder({ referUntil: "2013-10-20" });
    await renew(jobOrderId, { referUntil: "2013-11-15" });
    const refer = async (issuedOn: string) => {
      const registrationId = await add.registration({ seekerId: await add.person() });
      const input = { registrationId, jobOrderId, track: "ORDINARY", issuedOn };
      return sendNationalMutation(party, NATIONAL_COUNSELOR, "issueReferral", input, "referral { id }");
    };
    expect(onlyUserError(await refer("2013-10-25"))).toEqual(["ORDER_PAST_DEADLINE", "jobOrderId"]);
    for (const day of ["2013-10-20", "2013-10-31"]) expect((await refer(day)).userErrors).toEqual([]);
  });

  it.each<[string, GivenRow<JobOrderEntity>, object, string, string | null]>([
    ["still open", { referUntil: "2013-10-31" }, {}, "ILLEGAL_TRANSITION", "jobOrderId"],
    ["suspended within its deadline", { status: "SUSPENDED" }, {}, "ILLEGAL_TRANSITION", "jobOrderId"],
    ["canceled", { status: "CANCELED", referUntil: "2013-10-20" }, {}, "ILLEGAL_TRANSITION", "jobOrderId"],
    ["only received", { status: "RECEIVED", referUntil: "2013-10-20" }, {}, "ILLEGAL_TRANSITION", "jobOrderId"],
    ["filled", { status: "FILLED", filled: 2, referUntil: "2013-10-20" }, {}, "ILLEGAL_TRANSITION", "jobOrderId"],
    [
      "given a deadline that has passed",
      { referUntil: "2013-10-20" },
      { referUntil: "2013-10-30" },
      "REFER_UNTIL_OUT_OF_RANGE",
      "referUntil",
    ],
    [
      "given a deadline too far away",
      { referUntil: "2013-10-20" },
      { referUntil: "2014-01-01" },
      "REFER_UNTIL_OUT_OF_RANGE",
      "referUntil",
    ],
    ["renewed with an old version", { referUntil: "2013-10-20" }, { version: 2 }, "VERSION_CONFLICT", "version"],
    ["unknown", {}, { jobOrderId: randomUUID() }, "NO_SUCH_RECORD", "jobOrderId"],
  ])("refuses when an order is %s, and writes nothing", async (_, row, more, code, path) => {
    const jobOrderId = await add.jobOrder(row);
    const before = await countRows(party, "job_order_revision");
    expect(onlyUserError(await renew(jobOrderId, more))).toEqual([code, path]);
    expect(await countRows(party, "job_order_revision")).toEqual(before);
  });
});
