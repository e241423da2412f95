import { randomUUID } from "node:crypto";
import { testCaller } from "@aiwork/kit/access/test-caller";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { ANONYMOUS, type Caller } from "@aiwork/server/identity/caller";
import { city } from "./city";

const staff = (role: string): [string, Caller] => [role, testCaller({ role })];
const OWN = ["city.counselor", "city.program_officer", "city.secretariat"].map(staff);
const NATIONAL = ["national.counselor", "national.order_officer", "national.planning"].map(staff);
const OTHERS: [string, Caller][] = [
  ["anonymous", ANONYMOUS],
  ["seeker", testCaller({ role: "seeker", seekerId: randomUUID() })],
  ...["reporting", "auditor.city", "auditor.national"].map(staff),
];
const JOB_STATES = ["DRAFT", "PUBLISHED", "FILLED", "EXPIRED", "WITHDRAWN"];
const PROGRAM_STATES = ["DRAFT", "PUBLISHED", "SUSPENDED", "ENDED"];

let party: TestParty;
const jobs: Record<string, string> = {};
const programs: Record<string, string> = {};
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31", "resolvers");
  for (const status of JOB_STATES) jobs[status] = await arrangeCity(party, "local_job", { status });
  for (const status of PROGRAM_STATES) programs[status] = await arrangeCity(party, "support_program", { status });
  for (const [version, status] of [
    [1, "REVISED"],
    [2, "IN_FORCE"],
    [3, "PROPOSED"],
    [4, "DRAFT"],
  ])
    await party.database.dataSource.query(
      `insert into business_plan (fiscal_year, version, status, content_hash, in_force_from, in_force_until)
       values (2011, $1, $2::text, repeat('0', 64), case when $2 in ('REVISED', 'IN_FORCE') then now() end,
         case when $2 = 'REVISED' then now() end)`,
      [version, status],
    );
  await party.database.dataSource.query(`
    insert into business_plan (fiscal_year, version, status, content_hash) values (2014, 1, 'PROPOSED', repeat('0', 64));
    insert into plan_target (fiscal_year, version, service_point_id, indicator, value) values (2014, 1, 'shiroishi', 'USERS', 4711)`);
});
afterAll(() => party?.[Symbol.asyncDispose]());

interface Kind {
  type: string;
  one: string;
  list: string;
  states: readonly string[];
  ids: Record<string, string>;
}
const KINDS: [string, Kind][] = [
  ["a local job", { type: "LocalJob", one: "localJob", list: "localJobs", states: JOB_STATES, ids: jobs }],
  [
    "a program",
    { type: "SupportProgram", one: "supportProgram", list: "supportPrograms", states: PROGRAM_STATES, ids: programs },
  ],
];
const HIDDEN: Record<string, readonly string[]> = { LocalJob: ["DRAFT", "WITHDRAWN"], SupportProgram: ["DRAFT"] };

/** The statuses in which a caller finds a record: by its id, by its key, and in the list of each status. */
async function found(who: Caller, { type, one, list, states, ids }: Kind) {
  const seen = { byId: [] as string[], byKey: [] as string[], listed: [] as string[] };
  for (const status of states) {
    const { data, errors } = await party.askAs(
      who,
      `query ($id: ID!, $keys: [_Any!]!) {
        byId: ${one}(id: $id) { id }
        byKey: _entities(representations: $keys) { ... on ${type} { id } }
        listed: ${list}(first: 5, filter: { status: ${status} }) { totalCount edges { node { id } } }
      }`,
      { id: ids[status], keys: [{ __typename: type, id: ids[status] }] },
    );
    expect(errors).toEqual([]);
    expect(data.listed.totalCount).toBe(data.listed.edges.length);
    if (data.byId) seen.byId.push(status);
    if (data.byKey[0]) seen.byKey.push(status);
    if (data.listed.edges.length > 0) seen.listed.push(status);
  }
  return seen;
}

describe.each(KINDS)("%s", (_, kind) => {
  it.each(OWN)("shows it to city staff in every status: %s", async (_, who) => {
    const all = kind.states;
    expect(await found(who, kind)).toEqual({ byId: all, byKey: all, listed: all });
  });

  it.each([...NATIONAL, ...OTHERS])(
    "answers as if it did not exist before it is published or after it is withdrawn: %s",
    async (_, who) => {
      const open = kind.states.filter((status) => !HIDDEN[kind.type]?.includes(status));
      expect(await found(who, kind)).toEqual({ byId: open, byKey: open, listed: open });
    },
  );
});

describe("a version of the plan", () => {
  async function versions(who: Caller) {
    const seen: number[] = [];
    for (const version of [1, 2, 3, 4]) {
      const { data, errors } = await party.askAs(
        who,
        `query ($version: Int!, $keys: [_Any!]!) {
          byVersion: businessPlan(fiscalYear: 2011, version: $version) { version changeReason targets { value } }
          byKey: _entities(representations: $keys) { ... on BusinessPlan { contentHash } }
        }`,
        { version, keys: [{ __typename: "BusinessPlan", fiscalYear: 2011, version }] },
      );
      expect(errors).toEqual([]);
      expect(data.byVersion === null).toBe(data.byKey[0] === null);
      if (data.byVersion) seen.push(version);
    }
    return seen;
  }

  it.each([...OWN, ...NATIONAL])(
    "shows a version of the plan to the staff of both parties from its draft on: %s",
    async (_, who) => {
      expect(await versions(who)).toEqual([1, 2, 3, 4]);
    },
  );

  it.each(OTHERS)("shows a version of the plan to others once it is agreed: %s", async (_, who) => {
    expect(await versions(who)).toEqual([1, 2]);
  });
});

describe("the report of a year", () => {
  it.each([...OWN, ...NATIONAL, ...OTHERS])(
    "has no target before a plan is agreed, and shows those of no other plan: %s",
    async (_, who) => {
      const year = { fiscalYear: 2014, through: "2014-05", asOf: new Date().toISOString() };
      const { data, errors } = await party.askAs(
        who,
        `query ($keys: [_Any!]!) {
        planProgress(fiscalYear: 2014, through: "2014-05") { planVersion rows { users { annualTarget } } }
        _entities(representations: $keys) { ... on ServicePointProgress { users { annualTarget } } }
      }`,
        { keys: [{ __typename: "ServicePointProgress", servicePointId: "shiroishi", ...year }] },
      );
      const untargeted = { users: { annualTarget: null } };
      const planProgress = { planVersion: null, rows: Array(5).fill(untargeted) };
      expect([data, errors]).toEqual([{ planProgress, _entities: [untargeted] }, []]);
    },
  );
});
