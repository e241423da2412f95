import { randomUUID } from "node:crypto";
import { openTestParty, type TestParty } from "@aiwork/runtime/testing/open-test-party";
import type { Posing } from "@aiwork/runtime/testing/test-caller";
import { national } from "../national";
import { actOf } from "../testing/act-of";
import { arrange, type Told } from "../testing/arrange";
import { refusalOf } from "../testing/ask-act";
import type { JobOrderEntity, JobOrderStatus } from "./job-order.entity";
import { JOB_ORDER_BY_HAND, JOB_ORDER_STATES } from "./job-order-states";

let party: TestParty;
let change: ReturnType<typeof actOf>;
let accept: ReturnType<typeof actOf>;
beforeAll(async () => {
  party = await openTestParty(national, "seed", "2013-10-31");
  const selection = "jobOrder { version status notAcceptedGround history { from to reason } }";
  change = actOf(party, "changeJobOrderStatus", selection);
  accept = actOf(party, "acceptJobOrder", selection);
});
afterAll(() => party?.[Symbol.asyncDispose]());

const OFFICER: Posing = { role: "national.order_officer" };
const reason = "求人者の申出による";
const stored = async (id: string) =>
  (
    await party.database.dataSource.query(
      "select job_order.*, ground from job_order left join order_not_accepted on job_order_id = id where id = $1",
      [id],
    )
  )[0];
const order = (row: Told<JobOrderEntity>) => arrange(party).jobOrder(row);

const STATES = Object.keys(JOB_ORDER_STATES) as JobOrderStatus[];
/** The row of each state. An order that has expired by date still says OPEN. */
const ROWS: [JobOrderStatus, Told<JobOrderEntity>][] = [
  ["RECEIVED", { status: "RECEIVED" }],
  ["OPEN", { status: "OPEN", referUntil: "2013-10-31" }],
  ["SUSPENDED", { status: "SUSPENDED" }],
  ["FILLED", { status: "FILLED", openings: 1, filled: 1 }],
  ["EXPIRED", { status: "EXPIRED", referUntil: "2013-10-30" }],
  ["EXPIRED", { status: "OPEN", referUntil: "2013-10-30" }],
  ["CANCELED", { status: "CANCELED" }],
  ["NOT_ACCEPTED", { status: "NOT_ACCEPTED", notAccepted: { ground: "ILLEGAL_CONTENT" } }],
];
const steps = ROWS.flatMap(([from, row]) =>
  STATES.map((to) => ({ from, to, row, ground: to === "NOT_ACCEPTED" ? "TERMS_NOT_DISCLOSED" : null })),
);
const isByHand = ({ from, to }: (typeof steps)[number]) => JOB_ORDER_BY_HAND[from].includes(to);

describe("the states of a job order", () => {
  const pairsOf = (table: typeof JOB_ORDER_STATES) =>
    STATES.flatMap((from) => table[from].map((to) => `${from}→${to}`));
  const BY_HAND = ["RECEIVED→NOT_ACCEPTED", "OPEN→SUSPENDED", "OPEN→CANCELED", "SUSPENDED→OPEN"];

  it("match the state machine of the domain; changeJobOrderStatus never fills, expires or accepts an order", () => {
    const otherwise = ["RECEIVED→OPEN", "OPEN→FILLED", "OPEN→EXPIRED", "FILLED→OPEN"];
    expect(pairsOf(JOB_ORDER_BY_HAND).sort()).toEqual([...BY_HAND].sort());
    expect(pairsOf(JOB_ORDER_STATES).sort()).toEqual([...BY_HAND, ...otherwise].sort());
  });
});

describe("a job order", () => {
  it.each(steps.filter(isByHand))(
    "changes a job order from $from to $to and records the reason",
    async ({ from, to, row, ground }) => {
      const { jobOrder } = await change(OFFICER, { jobOrderId: await order(row), version: 1, to, ground, reason });
      expect(jobOrder).toEqual({ version: 2, status: to, notAcceptedGround: ground, history: [{ from, to, reason }] });
    },
  );

  it.each([
    "ILLEGAL_CONTENT",
    "UNSUITABLE_CONDITIONS",
    "SANCTIONED_EMPLOYER",
    "TERMS_NOT_DISCLOSED",
    "ANTISOCIAL_FORCES",
    "REFUSED_REPORT",
  ])("is not accepted on the statutory ground %s (職業安定法5条の6)", async (ground) => {
    const jobOrderId = await order({ status: "RECEIVED" });
    const { jobOrder } = await change(OFFICER, { jobOrderId, version: 1, to: "NOT_ACCEPTED", ground, reason });
    expect(jobOrder).toMatchObject({ status: "NOT_ACCEPTED", notAcceptedGround: ground });
  });

  it.each(steps.filter((step) => !isByHand(step)))(
    "refuses to change a job order from $from to $to",
    async ({ to, row, ground }) => {
      const jobOrderId = await order(row);
      expect(refusalOf(await change(OFFICER, { jobOrderId, version: 1, to, ground, reason }))).toEqual([
        "ILLEGAL_TRANSITION",
        "to",
      ]);
      expect(await stored(jobOrderId)).toMatchObject({ version: 1, status: row.status });
    },
  );

  it.each([
    [
      "not accepted without a ground",
      { status: "RECEIVED" },
      { to: "NOT_ACCEPTED", reason },
      "GROUND_REQUIRED",
      "ground",
    ],
    [
      "canceled with a ground of non-acceptance",
      {},
      { to: "CANCELED", reason, ground: "REFUSED_REPORT" },
      "GROUND_UNASKED",
      "ground",
    ],
    ["suspended without a reason", {}, { to: "SUSPENDED" }, "REASON_REQUIRED", "reason"],
    ["canceled with a blank reason", {}, { to: "CANCELED", reason: " " }, "REASON_REQUIRED", "reason"],
    [
      "reopened after its deadline",
      { status: "SUSPENDED", referUntil: "2013-10-30" },
      { to: "OPEN" },
      "DEADLINE_PASSED",
      null,
    ],
    ["changed with an old version", {}, { to: "CANCELED", reason, version: 2 }, "VERSION_CONFLICT", "version"],
    ["unknown", {}, { jobOrderId: randomUUID(), to: "CANCELED", reason }, "NO_SUCH_RECORD", null],
  ] as const)("refuses when a job order is %s", async (_, row, input, code, field) => {
    const jobOrderId = await order(row);
    expect(refusalOf(await change(OFFICER, { jobOrderId, version: 1, ...input }))).toEqual([code, field]);
    expect(await stored(jobOrderId)).toMatchObject({ version: 1, ground: null });
  });
});

describe("a received job order", () => {
  it("is open and public once it is accepted", async () => {
    const number = "01020-777";
    const jobOrderId = await order({ status: "RECEIVED", referUntil: "2013-10-31", number });
    const { jobOrder } = await accept(OFFICER, { jobOrderId, version: 1 });
    expect(jobOrder).toMatchObject({
      version: 2,
      status: "OPEN",
      history: [{ from: "RECEIVED", to: "OPEN", reason: null }],
    });
    const { data } = await party.askAs({ role: "seeker" }, `{ jobOrder(number: "${number}") { status } }`);
    expect(data.jobOrder).toEqual({ status: "OPEN" });
  });

  it("is not accepted after its deadline", async () => {
    const jobOrderId = await order({ status: "RECEIVED", referUntil: "2013-10-30" });
    expect(refusalOf(await accept(OFFICER, { jobOrderId, version: 1 }))).toEqual(["DEADLINE_PASSED", null]);
    expect(await stored(jobOrderId)).toMatchObject({ version: 1, status: "RECEIVED" });
  });

  it.each(ROWS.filter(([state]) => state !== "RECEIVED"))(
    "is accepted only from RECEIVED: not as %s",
    async (_, row) => {
      const jobOrderId = await order(row);
      expect(refusalOf(await accept(OFFICER, { jobOrderId, version: 1 }))).toEqual([
        "ILLEGAL_TRANSITION",
        "jobOrderId",
      ]);
      expect(await stored(jobOrderId)).toMatchObject({ version: 1, status: row.status });
    },
  );

  it("is accepted only with its current version and a known id", async () => {
    const jobOrderId = await order({ status: "RECEIVED" });
    expect(refusalOf(await accept(OFFICER, { jobOrderId, version: 2 }))).toEqual(["VERSION_CONFLICT", "version"]);
    expect(refusalOf(await accept(OFFICER, { jobOrderId: randomUUID(), version: 1 }))).toEqual([
      "NO_SUCH_RECORD",
      null,
    ]);
  });
});
