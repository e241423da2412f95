import { randomUUID } from "node:crypto";
import { testCaller } from "@aiwork/kit/access/test-caller";
import { arrangeNational, type GivenRow } from "@aiwork/kit/national/arrange-national";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { ANONYMOUS, type Caller } from "@aiwork/server/identity/caller";
import { national } from "../../national";
import type { JobOrderEntity, JobOrderStatus } from "./job-order.entity";

const staff = (role: string): [string, Caller] => [role, testCaller({ role })];
const OWN = ["national.counselor", "national.order_officer", "national.planning"].map(staff);
const REGISTERED: [string, Caller][] = [
  ["seeker", testCaller({ role: "seeker", seekerId: randomUUID() })],
  ...["city.counselor", "city.program_officer", "city.secretariat"].map(staff),
];
const OTHERS: [string, Caller][] = [
  ["anonymous", ANONYMOUS],
  ...["reporting", "auditor.city", "auditor.national"].map(staff),
];
const STATES: Partial<Record<JobOrderStatus, GivenRow<JobOrderEntity>>> = {
  RECEIVED: {},
  OPEN: {},
  SUSPENDED: {},
  FILLED: { filled: 2 },
  EXPIRED: {},
  CANCELED: {},
  NOT_ACCEPTED: { notAccepted: { ground: "SANCTIONED_EMPLOYER" } },
};
const ALL = Object.keys(STATES);

let party: TestParty;
const orders: Record<string, string> = {};
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31", "resolvers");
  const { jobOrder } = arrangeNational(party);
  for (const [status, more] of Object.entries(STATES))
    orders[status] = await jobOrder({ ...more, status: status as JobOrderStatus, title: status });
  orders.never = await jobOrder({ status: "CANCELED", canceledBeforeAcceptance: true, title: "never" });
  orders.past = await jobOrder({ status: "OPEN", title: "past", referUntil: "2013-10-30" });
  for (const disclosure of ["WITHOUT_EMPLOYER", "REGISTERED_SEEKERS_ONLY"] as const)
    orders[disclosure] = await jobOrder({ disclosure, title: disclosure });
});
afterAll(() => party?.[Symbol.asyncDispose]());

/** The given orders that a caller finds by id and by key. */
async function found(who: Caller, names: readonly string[]): Promise<string[]> {
  const seen: string[] = [];
  for (const name of names) {
    const { data, errors } = await party.askAs(
      who,
      `query ($id: ID!, $keys: [_Any!]!) {
        jobOrder(id: $id) { title } _entities(representations: $keys) { ... on JobOrder { title } }
      }`,
      { id: orders[name], keys: [{ __typename: "JobOrder", id: orders[name] }] },
    );
    expect([data._entities, errors]).toEqual([[data.jobOrder], []]);
    if (data.jobOrder) seen.push(name);
  }
  return seen;
}

async function listed(who: Caller, filter: string): Promise<string[]> {
  const { data, errors } = await party.askAs(
    who,
    `{ jobOrders(first: 50${filter}) { totalCount edges { node { title } } } }`,
  );
  expect([data.jobOrders.totalCount, errors]).toEqual([data.jobOrders.edges.length, []]);
  return data.jobOrders.edges.map(({ node }: { node: { title: string } }) => node.title).sort();
}

async function everyState(who: Caller): Promise<string[]> {
  const each = await Promise.all(ALL.map((status) => listed(who, `, filter: { status: ${status} }`)));
  return each.flat().sort();
}

describe("a job order", () => {
  it.each(OWN)("shows a job order in every state to national staff: %s", async (_, who) => {
    expect(await found(who, ALL)).toEqual(ALL);
    expect(await everyState(who)).toEqual(
      [...ALL, "REGISTERED_SEEKERS_ONLY", "WITHOUT_EMPLOYER", "never", "past"].sort(),
    );
  });

  it.each([...REGISTERED, ...OTHERS])("hides a job order that was never accepted: %s", async (_, who) => {
    expect(await found(who, ["RECEIVED", "NOT_ACCEPTED", "never"])).toEqual([]);
  });

  it.each(REGISTERED)("shows a job order for registered seekers only to job seekers and staff: %s", async (_, who) => {
    expect(await found(who, ["OPEN", "REGISTERED_SEEKERS_ONLY"])).toEqual(["OPEN", "REGISTERED_SEEKERS_ONLY"]);
    expect(await listed(who, "")).toEqual(["OPEN", "REGISTERED_SEEKERS_ONLY", "WITHOUT_EMPLOYER"]);
    expect(await everyState(who)).toEqual(await listed(who, ""));
  });

  it.each(OTHERS)("hides a job order for registered seekers only from others: %s", async (_, who) => {
    expect(await found(who, ["OPEN", "REGISTERED_SEEKERS_ONLY"])).toEqual(["OPEN"]);
    expect(await listed(who, "")).toEqual(["OPEN", "WITHOUT_EMPLOYER"]);
    expect(await everyState(who)).toEqual(await listed(who, ""));
  });

  it("shows a closed job order only to callers who may have been referred to it", async () => {
    const closed = ["SUSPENDED", "FILLED", "EXPIRED", "CANCELED", "past"];
    for (const [, who] of REGISTERED) expect(await found(who, closed)).toEqual(closed);
    for (const [, who] of OTHERS) expect(await found(who, closed)).toEqual([]);
  });

  it("names the employer to national staff, and to others only when the employer agrees", async () => {
    const employers = async (who: Caller) => {
      const query =
        "query ($named: ID!, $unnamed: ID!) { a: jobOrder(id: $named) { employer } b: jobOrder(id: $unnamed) { employer } }";
      const { data } = await party.askAs(who, query, { named: orders.OPEN, unnamed: orders.WITHOUT_EMPLOYER });
      return [data.a.employer, data.b.employer];
    };
    for (const [, who] of OWN) expect(await employers(who)).toEqual(["見本警備株式会社", "見本警備株式会社"]);
    for (const [, who] of [...REGISTERED, ...OTHERS]) expect(await employers(who)).toEqual(["見本警備株式会社", null]);
  });

  it("shows the ground of non-acceptance and the history only to national counselors and order officers", async () => {
    const query = "query ($id: ID!) { jobOrder(id: $id) { notAcceptedGround history { to } } }";
    for (const [role, who] of [...OWN, ...REGISTERED, ...OTHERS]) {
      const mayKnow = role === "national.counselor" || role === "national.order_officer";
      const { data, errors } = await party.askAs(who, query, { id: orders[mayKnow ? "NOT_ACCEPTED" : "OPEN"] });
      expect(data.jobOrder).toEqual({
        notAcceptedGround: mayKnow ? "SANCTIONED_EMPLOYER" : null,
        history: mayKnow ? [] : null,
      });
      expect(errors).toHaveLength(mayKnow ? 0 : 2);
    }
  });
});
