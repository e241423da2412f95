import { randomUUID } from "node:crypto";
import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

const NATIONAL: CallerClaims = { role: "national.counselor", servicePoints: ["teine"] };

let party: TestParty;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31", "resolvers");
});
afterAll(() => party?.[Symbol.asyncDispose]());

/** A person of whom the city holds one record of every class, with the given consents. */
async function personWith(...consents: object[]): Promise<string> {
  const seeker_id = await arrangeCity(party, "city_file", { registered_at: "teine", registered_on: "2013-06-03" });
  const program_id = await arrangeCity(party, "support_program");
  await arrangeCity(party, "public_assistance", { seeker_id });
  const session_id = await arrangeCity(party, "counseling_session", {
    seeker_id,
    summary: "自己理解を深めた",
    next_action_text: "応募書類を作る",
    next_action_owner: "CITY",
  });
  await arrangeCity(party, "counseling_note", { session_id });
  await arrangeCity(party, "program_application", {
    seeker_id,
    program_id,
    status: "REJECTED",
    submitted_on: "2013-10-01",
    decided_on: "2013-10-02",
    decision_reason: "要件を満たさない",
  });
  await arrangeCity(party, "liaison", { seeker_id, addressed_to: "CITY_DEPARTMENT", department: "PUBLIC_ASSISTANCE" });
  await arrangeCity(party, "visit", { seeker_id });
  await arrangeCity(party, "state_change", { subject_id: seeker_id, to_state: "CLOSED" });
  for (const consent of consents) await arrangeCity(party, "disclosure_consent", { seeker_id, ...consent });
  return seeker_id;
}

const HALF = `query ($id: ID!) { seeker(id: $id) { id city {
  profile { name publicAssistance history { to } }
  counselingSessions(first: 5) { edges { node { summary notes history { to } } } }
  nextAction { text }
  programApplications(first: 5) { edges { node { status decisionReason history { to } } } }
  liaisons(first: 5) { edges { node { purpose } } }
  visits(first: 5) { totalCount }
  eligiblePrograms { program { title } }
  consents { id }
  timeline { kind }
} } }`;

async function half(id: string, who = NATIONAL) {
  const { data, errors, statements } = await party.askAs(who, HALF, { id });
  return { city: data.seeker.city, errors, statements };
}

/** The city's half as a caller sees it to whom no class of data is open. */
const CLOSED = {
  profile: null,
  counselingSessions: null,
  nextAction: null,
  programApplications: null,
  liaisons: null,
  visits: null,
  eligiblePrograms: null,
  consents: null,
  timeline: [],
};
const edges = (node: object) => ({ edges: [{ node }] });
const events = (...kinds: string[]) => ({ timeline: kinds.map((kind) => ({ kind })) });

/** The data that a consent to each class opens. */
const OPENED = {
  CITY_PROFILE: {
    profile: { name: "試験 太郎", publicAssistance: null, history: null },
    ...events("FILE_CLOSED"),
  },
  COUNSELING_SUMMARY: {
    counselingSessions: edges({ summary: "自己理解を深めた", notes: null, history: null }),
    nextAction: { text: "応募書類を作る" },
    ...events("COUNSELED"),
  },
  PROGRAM_APPLICATION: {
    programApplications: edges({ status: "REJECTED", decisionReason: null, history: null }),
    ...events("PROGRAM_DECIDED", "APPLIED_FOR_PROGRAM"),
  },
  LIAISON: { liaisons: edges({ purpose: "職業相談の実施" }), ...events("LIAISON_OPENED") },
} as const;
type Category = keyof typeof OPENED;
const CATEGORIES = Object.keys(OPENED) as Category[];

describe("the city's half, read by a national counselor", () => {
  it("answers a national counselor as for an unknown person, at the same cost, when no consent was ever given", async () => {
    const unknown = await half(randomUUID());
    expect(unknown).toEqual({ city: null, errors: [], statements: ["consent-terms"] });
    expect(await half(await personWith())).toEqual(unknown);
  });

  it.each(CATEGORIES)("shows a national counselor what a consent to %s covers, and nothing else", async (category) => {
    const { city, errors } = await half(await personWith({ categories: [category], expires_on: "2013-10-31" }));
    expect([city, errors]).toEqual([{ ...CLOSED, ...OPENED[category] }, []]);
  });

  it.each([
    ["that ended yesterday", { expires_on: "2013-10-30" }],
    ["that was withdrawn", { withdrawn_at: "2013-10-31T00:00:00Z" }],
  ])("shows a national counselor an empty half under a consent %s", async (_, more) => {
    const { city, errors } = await half(await personWith({ categories: CATEGORIES, ...more }));
    expect([city, errors]).toEqual([CLOSED, []]);
  });

  it("shows a national counselor what any of several consents covers while it lasts", async () => {
    const seekerId = await personWith(
      { categories: ["CITY_PROFILE", "LIAISON"], withdrawn_at: "2013-10-01T00:00:00Z" },
      { categories: ["CITY_PROFILE"] },
    );
    expect((await half(seekerId)).city).toEqual({ ...CLOSED, ...OPENED.CITY_PROFILE });
  });

  it("refuses the city's half to other national roles", async () => {
    const seekerId = await personWith({ categories: CATEGORIES });
    for (const role of ["national.order_officer", "national.planning", "auditor.national"]) {
      const { city, errors } = await half(seekerId, { role });
      expect([city, errors]).toMatchObject([null, [{ extensions: { refusal: "NOT_YOUR_ROLE" } }]]);
    }
  });
});

describe("a record of the city, read by a national counselor", () => {
  const ROOTS = {
    COUNSELING_SUMMARY: ["CounselingSession", "counseling_session"],
    PROGRAM_APPLICATION: ["ProgramApplication", "program_application"],
    LIAISON: ["Liaison", "liaison"],
  } as const;
  const byKey = async (seekerId: string, type: string, table: string) => {
    const [{ id }] = await party.database.dataSource.query(`select id from ${table} where seeker_id = $1`, [seekerId]);
    const { data, errors } = await party.askAs(
      NATIONAL,
      `query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on ${type} { id } } }`,
      { keys: [{ __typename: type, id }] },
    );
    return [data._entities, errors];
  };

  it.each(Object.keys(ROOTS) as (keyof typeof ROOTS)[])(
    "lets a national counselor read a record by its key only under a consent to %s",
    async (own) => {
      const [type, table] = ROOTS[own];
      const consented = await byKey(await personWith({ categories: [own] }), type, table);
      expect(consented).toEqual([[{ id: expect.any(String) }], []]);
      const others = CATEGORIES.filter((category) => category !== own);
      for (const consents of [[], [{ categories: others }], [{ categories: [own], expires_on: "2013-10-30" }]])
        expect(await byKey(await personWith(...consents), type, table)).toEqual([[null], []]);
    },
  );

  it("shows a national counselor a liaison under consent without its department, which may reveal public assistance", async () => {
    const seekerId = await personWith({ categories: ["LIAISON"] });
    const query =
      "query ($id: ID!) { seeker(id: $id) { city { liaisons(first: 1) { edges { node { purpose department { code } } } } } } }";
    const departments = async (who: CallerClaims) =>
      (await party.askAs(who, query, { id: seekerId })).data.seeker.city.liaisons.edges[0].node.department;
    expect(await departments(NATIONAL)).toBeNull();
    expect(await departments({ role: "city.counselor", servicePoints: ["teine"] })).toEqual({
      code: "PUBLIC_ASSISTANCE",
    });
  });

  it("shows a national counselor no visit to another service point under any consent", async () => {
    const seekerId = await personWith({ categories: CATEGORIES });
    expect(await byKey(seekerId, "Visit", "visit")).toEqual([[null], []]);
  });
});

describe("the city's half, read by the person", () => {
  it("shows the person all but the counselors' notes, and other seekers nothing", async () => {
    const seekerId = await personWith();
    const { city, errors } = await half(seekerId, { role: "seeker", seekerId });
    expect(errors).toEqual([]);
    expect(city).toMatchObject({
      profile: { publicAssistance: true, history: [{ to: "CLOSED" }] },
      counselingSessions: edges({ summary: "自己理解を深めた", notes: null, history: [] }),
      programApplications: edges({ decisionReason: "要件を満たさない" }),
      visits: { totalCount: 1 },
      consents: [],
    });
    expect(city.timeline).toHaveLength(6);
    const other = await half(seekerId, { role: "seeker", seekerId: randomUUID() });
    expect(other).toEqual({ city: null, errors: [], statements: ["kept-ids"] });
  });
});

describe("the city's half, read by the city's auditor", () => {
  it("shows the auditor that the half exists, and nothing of the person", async () => {
    const { city, errors } = await half(await personWith(), { role: "auditor.city" });
    expect([city, errors]).toEqual([{ ...CLOSED, timeline: null }, []]);
  });
});
