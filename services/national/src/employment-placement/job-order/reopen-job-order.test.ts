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

const REASON = "別の求人と取り違えたため";
const FIELDS = "jobOrder { version number status notAcceptedGround history { from to reason } }";
const send = (name: string, jobOrderId: string, version: number, more: object = {}) =>
  sendNationalMutation(party, ORDER_OFFICER, name, { jobOrderId, version, ...more }, FIELDS);
const reopen = (jobOrderId: string, version = 2, reason = REASON) =>
  send("reopenJobOrder", jobOrderId, version, { reason });
const cancel = (jobOrderId: string) => send("changeJobOrderStatus", jobOrderId, 1, { to: "CANCELED", reason: "誤り" });

describe("reopenJobOrder", () => {
  it.each<[string, GivenRow<JobOrderEntity>]>([
    ["RECEIVED", { status: "RECEIVED", number: "01010-990001" }],
    ["OPEN", { status: "OPEN", number: "01010-990002" }],
    ["SUSPENDED", { status: "SUSPENDED", number: "01010-990003" }],
  ])("takes a canceled order back to %s under its number, with a reason", async (was, row) => {
    const jobOrderId = await add.jobOrder(row);
    await cancel(jobOrderId);
    const { jobOrder, userErrors } = await reopen(jobOrderId);
    expect(userErrors).toEqual([]);
    expect(jobOrder).toMatchObject({ version: 3, number: row.number, status: was });
    expect(jobOrder.history.at(-1)).toEqual({ from: "CANCELED", to: was, reason: REASON });
  });

  it("takes an order back as expired where its deadline has passed, so that it may be renewed", async () => {
    const jobOrderId = await add.jobOrder({ status: "CANCELED", referUntil: "2013-10-30" });
    expect((await reopen(jobOrderId, 1)).jobOrder.status).toBe("EXPIRED");
    expect((await send("renewJobOrder", jobOrderId, 2)).jobOrder.status).toBe("OPEN");
    const suspended = await add.jobOrder({ status: "SUSPENDED", referUntil: "2013-10-30" });
    await cancel(suspended);
    expect((await reopen(suspended)).jobOrder.status).toBe("EXPIRED");
  });

  it("receives an order again that was canceled before its acceptance, also past its deadline", async () => {
    const jobOrderId = await add.jobOrder({ status: "RECEIVED", referUntil: "2013-10-30" });
    await cancel(jobOrderId);
    expect((await reopen(jobOrderId)).jobOrder.status).toBe("RECEIVED");
  });

  it("takes an order back as open that has no history, and as what it was before a placement filled it meanwhile", async () => {
    expect((await reopen(await add.jobOrder({ status: "CANCELED" }), 1)).jobOrder.status).toBe("OPEN");
    const filled = await add.jobOrder({ status: "CANCELED" });
    await add.stateChange(filled, "2013-10-01T01:00:00Z", "CANCELED", "SUSPENDED");
    await add.stateChange(filled, "2013-10-02T01:00:00Z", "FILLED", "CANCELED");
    await add.stateChange(filled, "2013-10-03T01:00:00Z", "CANCELED", "FILLED");
    expect((await reopen(filled, 1)).jobOrder.status).toBe("SUSPENDED");
  });

  it("receives an order again that was not accepted, which may be refused on another ground", async () => {
    const jobOrderId = await add.jobOrder({ status: "RECEIVED" });
    const refuse = (version: number, ground: string) =>
      send("changeJobOrderStatus", jobOrderId, version, { to: "NOT_ACCEPTED", ground });
    expect((await refuse(1, "ILLEGAL_CONTENT")).jobOrder.notAcceptedGround).toBe("ILLEGAL_CONTENT");
    expect((await reopen(jobOrderId)).jobOrder).toMatchObject({ status: "RECEIVED", notAcceptedGround: null });
    expect((await refuse(3, "REFUSED_REPORT")).jobOrder.notAcceptedGround).toBe("REFUSED_REPORT");
    await reopen(jobOrderId, 4);
    expect((await send("acceptJobOrder", jobOrderId, 5)).jobOrder.status).toBe("OPEN");
  });

  it.each(["RECEIVED", "OPEN", "SUSPENDED", "EXPIRED", "FILLED"] as const)(
    "does not reopen an order that is %s",
    async (status) => {
      const jobOrderId = await add.jobOrder({ status, ...(status === "FILLED" ? { openings: 1, filled: 1 } : {}) });
      const before = await countRows(party);
      expect(onlyUserError(await reopen(jobOrderId, 1))).toEqual(["ILLEGAL_TRANSITION", "jobOrderId"]);
      expect(await countRows(party)).toEqual(before);
    },
  );

  it.each([
    ["without a reason", 1, "　", "REASON_REQUIRED", "reason"],
    ["with an old version", 2, REASON, "VERSION_CONFLICT", "version"],
  ])("does not reopen an order %s", async (_, version, reason, code, field) => {
    const jobOrderId = await add.jobOrder({ status: "CANCELED" });
    expect(onlyUserError(await reopen(jobOrderId, version, reason))).toEqual([code, field]);
  });

  it("tells all faults at once", async () => {
    const { userErrors } = await reopen(await add.jobOrder({}), 1, "　");
    const faults = [
      { code: "ILLEGAL_TRANSITION", path: ["jobOrderId"] },
      { code: "REASON_REQUIRED", path: ["reason"] },
    ];
    expect(userErrors).toEqual(faults);
  });

  it("is the order officer's act", async () => {
    const query = "mutation ($input: ReopenJobOrderInput!) { reopenJobOrder(input: $input) { userErrors { code } } }";
    const input = {
      idempotencyKey: "k",
      jobOrderId: await add.jobOrder({ status: "CANCELED" }),
      version: 1,
      reason: REASON,
    };
    const { errors } = await party.askAs(NATIONAL_COUNSELOR, query, { input });
    expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
  });
});
