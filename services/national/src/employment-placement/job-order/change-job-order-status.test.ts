import { randomUUID } from "node:crypto";
import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { arrangeNational, type GivenRow } from "@aiwork/kit/national/arrange-national";
import { nationalMutation, onlyUserError } from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";
import {
  JOB_ORDER_MANUAL_TRANSITIONS,
  JOB_ORDER_TRANSITIONS,
  type JobOrderEntity,
  type JobOrderStatus,
} from "./job-order.entity";

let party: TestParty;
let change: ReturnType<typeof nationalMutation>;
let accept: ReturnType<typeof nationalMutation>;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  const selection = "jobOrder { version status notAcceptedGround history { from to reason } }";
  change = nationalMutation(party, "changeJobOrderStatus", selection);
  accept = nationalMutation(party, "acceptJobOrder", selection);
});
afterAll(() => party?.[Symbol.asyncDispose]());

const OFFICER: CallerClaims = { role: "national.order_officer" };
const reason = "求人者の申出による";
const stored = async (id: string) =>
  (
    await party.database.dataSource.query(
      "select job_order.*, ground from job_order left join order_not_accepted on job_order_id = id where id = $1",
      [id],
    )
  )[0];
const order = (row: GivenRow<JobOrderEntity>) => arrangeNational(party).jobOrder(row);

const STATES = Object.keys(JOB_ORDER_TRANSITIONS) as JobOrderStatus[];
/** The row of each state. An order that has expired by date still says OPEN. */
const ROWS: [JobOrderStatus, GivenRow<JobOrderEntity>][] = [
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
const isByHand = ({ from, to }: (typeof steps)[number]) => JOB_ORDER_MANUAL_TRANSITIONS[from].includes(to);

describe("the states of a job order", () => {
  const pairsOf = (table: typeof JOB_ORDER_TRANSITIONS) =>
    STATES.flatMap((from) => table[from].map((to) => `${from}→${to}`));
  const BY_HAND = [
    ...["RECEIVED→NOT_ACCEPTED", "RECEIVED→CANCELED", "OPEN→SUSPENDED", "OPEN→CANCELED"],
    ...["SUSPENDED→OPEN", "SUSPENDED→CANCELED"],
  ];

  it("match the state machine of the domain; changeJobOrderStatus never fills, expires or accepts an order", () => {
    const filled = ["OPEN", "SUSPENDED", "EXPIRED", "CANCELED"].flatMap((was) => [`${was}→FILLED`, `FILLED→${was}`]);
    const back = ["RECEIVED", "OPEN", "SUSPENDED", "EXPIRED"].map((was) => `CANCELED→${was}`);
    const otherwise = ["RECEIVED→OPEN", "OPEN→EXPIRED", "EXPIRED→OPEN", "NOT_ACCEPTED→RECEIVED", ...back, ...filled];
    expect(pairsOf(JOB_ORDER_MANUAL_TRANSITIONS).sort()).toEqual([...BY_HAND].sort());
    expect(pairsOf(JOB_ORDER_TRANSITIONS).sort()).toEqual([...BY_HAND, ...otherwise].sort());
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
      expect(onlyUserError(await change(OFFICER, { jobOrderId, version: 1, to, ground, reason }))).toEqual([
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
      "jobOrderId",
    ],
    ["changed with an old version", {}, { to: "CANCELED", reason, version: 2 }, "VERSION_CONFLICT", "version"],
    ["unknown", {}, { jobOrderId: randomUUID(), to: "CANCELED", reason }, "NO_SUCH_RECORD", "jobOrderId"],
  ] as const)("refuses when a job order is %s", async (_, row, input, code, field) => {
    const jobOrderId = await order(row);
    expect(onlyUserError(await change(OFFICER, { jobOrderId, version: 1, ...input }))).toEqual([code, field]);
    expect(await stored(jobOrderId)).toMatchObject({ version: 1, ground: null });
  });
});

describe("a received job order", () => {
  it("that is canceled was never accepted, so nobody but national staff sees it", async () => {
    const seen = async (jobOrderId: string) => {
      const found = [];
      for (const role of ["national.counselor", "city.counselor", "seeker"]) {
        const query = "query ($id: ID!) { jobOrder(id: $id) { status } }";
        const { data } = await party.askAs({ role, seekerId: role === "seeker" ? randomUUID() : null }, query, {
          id: jobOrderId,
        });
        found.push(data.jobOrder?.status ?? null);
      }
      return found;
    };
    const received = await order({ status: "RECEIVED" });
    await change(OFFICER, { jobOrderId: received, version: 1, to: "CANCELED", reason });
    expect(await seen(received)).toEqual(["CANCELED", null, null]);
    const suspended = await order({ status: "SUSPENDED" });
    await change(OFFICER, { jobOrderId: suspended, version: 1, to: "CANCELED", reason });
    expect(await seen(suspended)).toEqual(["CANCELED", "CANCELED", "CANCELED"]);
  });

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
    expect(onlyUserError(await accept(OFFICER, { jobOrderId, version: 1 }))).toEqual(["DEADLINE_PASSED", "jobOrderId"]);
    expect(await stored(jobOrderId)).toMatchObject({ version: 1, status: "RECEIVED" });
  });

  it.each(ROWS.filter(([state]) => state !== "RECEIVED"))(
    "is accepted only from RECEIVED: not as %s",
    async (_, row) => {
      const jobOrderId = await order(row);
      expect(onlyUserError(await accept(OFFICER, { jobOrderId, version: 1 }))).toEqual([
        "ILLEGAL_TRANSITION",
        "jobOrderId",
      ]);
      expect(await stored(jobOrderId)).toMatchObject({ version: 1, status: row.status });
    },
  );

  it("is accepted only with its current version and a known id", async () => {
    const jobOrderId = await order({ status: "RECEIVED" });
    expect(onlyUserError(await accept(OFFICER, { jobOrderId, version: 2 }))).toEqual(["VERSION_CONFLICT", "version"]);
    expect(onlyUserError(await accept(OFFICER, { jobOrderId: randomUUID(), version: 1 }))).toEqual([
      "NO_SUCH_RECORD",
      "jobOrderId",
    ]);
  });
});
