import { randomUUID } from "node:crypto";
import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "./city";

const COUNSELOR: CallerClaims = { role: "city.counselor", servicePoints: ["shiroishi"] };
const OFFICER: CallerClaims = { role: "city.program_officer" };
const GUEST: CallerClaims = { role: "national.counselor", servicePoints: ["shiroishi"] };
const TYPES = ["CounselingSession", "ProgramApplication", "Visit", "Liaison"] as const;
type Type = (typeof TYPES)[number];
const PROFILE = "query ($id: ID!) { seeker(id: $id) { id city { profile { name } } } }";

let party: TestParty;
const persons: Record<string, string> = {};
const records: Record<string, Record<Type, string>> = {};
const liaisons: Record<string, string> = {};

async function bring(name: string, registered_at: string, service_point_id: string): Promise<void> {
  const seeker_id = await arrangeCity(party, "city_file", { registered_at });
  const program_id = await arrangeCity(party, "support_program");
  const of = { seeker_id, service_point_id };
  persons[name] = seeker_id;
  records[name] = {
    CounselingSession: await arrangeCity(party, "counseling_session", of),
    ProgramApplication: await arrangeCity(party, "program_application", { seeker_id, program_id }),
    Visit: await arrangeCity(party, "visit", of),
    Liaison: await arrangeCity(party, "liaison", { ...of, addressed_to: "CITY_SERVICE_POINT" }),
  };
}

beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31", "resolvers");
  await bring("ours", "shiroishi", "shiroishi");
  await bring("elsewhere", "shiroishi", "toyohira");
  await bring("visitor", "toyohira", "shiroishi");
  await bring("theirs", "toyohira", "toyohira");
  const person = await arrangeCity(party, "city_file", { registered_at: "teine" });
  const open = (name: string, more: object) =>
    arrangeCity(party, "liaison", { seeker_id: person, ...more }).then((id) => {
      liaisons[name] = id;
    });
  await open("to the national side", { addressed_to: "NATIONAL_SERVICE_POINT" });
  const named = { addressed_to: "CITY_DEPARTMENT", department: "EMPLOYMENT_PROMOTION" };
  await open("of the national side", { opened_by: "NATIONAL", ...named });
  await open("to a department", { addressed_to: "CITY_DEPARTMENT", department: "PUBLIC_ASSISTANCE" });
  await open("to the national side at another", {
    addressed_to: "NATIONAL_SERVICE_POINT",
    service_point_id: "toyohira",
  });
});
afterAll(() => party?.[Symbol.asyncDispose]());

/** Reads a record by its entity key, an entry point without a root field of its own. */
async function byKey(who: CallerClaims, type: Type, id: string | undefined) {
  const { data, errors } = await party.askAs(
    who,
    `query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on ${type} { id } } }`,
    { keys: [{ __typename: type, id }] },
  );
  return { found: data?._entities?.[0]?.id ?? null, refusals: errors.map(({ extensions }) => extensions?.refusal) };
}

const listOf = (root: string, filter = "") =>
  `{ found: ${root}(first: 50${filter}) { edges { node { id } } totalCount } }`;
const DAYS = 'from: "2013-01-01", to: "2013-12-31"';

async function listed(who: CallerClaims, query: string): Promise<unknown[]> {
  const { data, errors } = await party.askAs(who, query);
  expect(errors).toEqual([]);
  expect(data.found.totalCount).toBe(data.found.edges.length);
  const names = new Map<string, string>();
  for (const [name, id] of Object.entries({ ...persons, ...liaisons })) names.set(id, name);
  for (const [name, of] of Object.entries(records)) for (const id of Object.values(of)) names.set(id, name);
  return data.found.edges.map(({ node }: { node: { id: string } }) => names.get(node.id)).sort();
}

describe("a counselor of the city", () => {
  it.each([
    ["the persons", listOf("seekers"), ["elsewhere", "ours"]],
    ["the sessions", listOf("counselingSessions"), ["ours", "visitor"]],
    ["the visits", listOf("visits", `, filter: { servicePointId: "shiroishi", ${DAYS} }`), ["ours", "visitor"]],
    [
      "the liaisons",
      listOf("liaisons"),
      ["of the national side", "ours", "to a department", "to the national side", "visitor"],
    ],
  ])("gives a city counselor %s of their own service points only", async (_, query, found) => {
    expect(await listed(COUNSELOR, query)).toEqual(found);
  });

  it.each([
    ["the persons", listOf("seekers", ', filter: { servicePointId: "toyohira" }')],
    ["the sessions", listOf("counselingSessions", ', filter: { servicePointId: "toyohira" }')],
    ["the visits", listOf("visits", `, filter: { servicePointId: "toyohira", ${DAYS} }`)],
    ["the liaisons", listOf("liaisons", ', filter: { servicePointId: "toyohira" }')],
  ])("gives a city counselor none when %s of another service point are requested", async (_, query) => {
    expect(await listed(COUNSELOR, query)).toEqual([]);
  });

  it.each(TYPES)(
    "lets a city counselor read a %s only at their own service point or of a person registered there",
    async (type) => {
      for (const name of ["ours", "elsewhere"])
        expect((await byKey(COUNSELOR, type, records[name]?.[type])).found).toBe(records[name]?.[type]);
      expect(await byKey(COUNSELOR, type, records.theirs?.[type])).toEqual({ found: null, refusals: [] });
      expect(await byKey(COUNSELOR, type, randomUUID())).toEqual({ found: null, refusals: [] });
    },
  );

  it.each(["CounselingSession", "Visit", "Liaison"] as const)(
    "lets a city counselor read the %s at their service point of another's person, and nothing more of the person",
    async (type) => {
      expect((await byKey(COUNSELOR, type, records.visitor?.[type])).found).toBe(records.visitor?.[type]);
      expect((await byKey(COUNSELOR, "ProgramApplication", records.visitor?.ProgramApplication)).found).toBeNull();
      const { data } = await party.askAs(COUNSELOR, PROFILE, { id: persons.visitor });
      expect(data.seeker).toEqual({ id: persons.visitor, city: null });
    },
  );

  it("gives nothing to a city counselor without a service point", async () => {
    const nowhere: CallerClaims = { role: "city.counselor" };
    for (const root of ["seekers", "counselingSessions", "liaisons"])
      expect(await listed(nowhere, listOf(root))).toEqual([]);
    for (const type of TYPES) expect((await byKey(nowhere, type, records.ours?.[type])).found).toBeNull();
  });

  it("answers a city counselor alike, at the same cost, for a person registered elsewhere and an unknown person", async () => {
    const query = `query ($id: ID!) { seeker(id: $id) { id city {
      profile { name } timeline { kind } visits(first: 1) { totalCount } consents { id } nextAction { text } withheld { reason }
    } } }`;
    const answerFor = async (id: string | undefined) => {
      const { data, errors, statements } = await party.askAs(COUNSELOR, query, { id });
      return [data.seeker.city, errors, statements];
    };
    expect(await answerFor(persons.theirs)).toEqual([null, [], ["seekers-at-service-point"]]);
    expect(await answerFor(randomUUID())).toEqual(await answerFor(persons.theirs));
  });
});

describe("a program officer", () => {
  it("does not bind a program officer to a service point", async () => {
    expect(await listed(OFFICER, listOf("programApplications"))).toEqual(["elsewhere", "ours", "theirs", "visitor"]);
    expect(await listed(OFFICER, listOf("liaisons"))).toEqual(["of the national side", "to a department"]);
    expect((await byKey(OFFICER, "ProgramApplication", records.theirs?.ProgramApplication)).found).not.toBeNull();
    expect((await byKey(OFFICER, "Liaison", liaisons["to a department"])).found).not.toBeNull();
  });

  it("refuses a program officer the sessions and visits of persons with FORBIDDEN", async () => {
    for (const type of ["CounselingSession", "Visit"] as const)
      expect((await byKey(OFFICER, type, records.ours?.[type])).refusals).toEqual(["NOT_YOUR_ROLE"]);
  });
});

describe("national staff as guests at a service point", () => {
  it("gives national guests only the liaisons that their side opened or that are addressed to it", async () => {
    expect(await listed(GUEST, listOf("liaisons"))).toEqual(["of the national side", "to the national side"]);
    expect(await listed(GUEST, listOf("liaisons", ", filter: { addressedTo: CITY_SERVICE_POINT }"))).toEqual([]);
  });

  it("lets national guests read only those liaisons by key without a consent", async () => {
    for (const name of ["of the national side", "to the national side"])
      expect((await byKey(GUEST, "Liaison", liaisons[name])).found).toBe(liaisons[name]);
    for (const id of [liaisons["to a department"], liaisons["to the national side at another"], records.ours?.Liaison])
      expect(await byKey(GUEST, "Liaison", id)).toEqual({ found: null, refusals: [] });
  });

  it("shows national guests the department that they named themselves", async () => {
    const { data } = await party.askAs(GUEST, "query ($id: ID!) { liaison(id: $id) { department { code } } }", {
      id: liaisons["of the national side"],
    });
    expect(data.liaison).toEqual({ department: { code: "EMPLOYMENT_PROMOTION" } });
  });

  it("gives national guests the visits at their service point", async () => {
    const at = (point: string) => listOf("visits", `, filter: { servicePointId: "${point}", ${DAYS} }`);
    expect(await listed(GUEST, at("shiroishi"))).toEqual(["ours", "visitor"]);
    expect(await listed(GUEST, at("toyohira"))).toEqual([]);
    expect((await byKey(GUEST, "Visit", records.visitor?.Visit)).found).not.toBeNull();
    expect((await byKey(GUEST, "Visit", records.elsewhere?.Visit)).found).toBeNull();
  });

  it("refuses national guests the city's own worklists", async () => {
    for (const root of ["seekers", "counselingSessions", "programApplications"]) {
      const { errors } = await party.askAs(GUEST, listOf(root));
      expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN", refusal: "NOT_YOUR_ROLE" } }]);
    }
  });
});

describe("a role that may never read a person's record", () => {
  it("answers FORBIDDEN at the half to a role that may never read it, whether or not the person is known", async () => {
    for (const role of ["reporting", "city.secretariat", "national.order_officer", "auditor.national"])
      for (const id of [persons.ours, randomUUID()]) {
        const { data, errors } = await party.askAs({ role }, PROFILE, { id });
        expect(data.seeker.city).toBeNull();
        expect(errors).toMatchObject([{ path: ["seeker", "city"], extensions: { refusal: "NOT_YOUR_ROLE" } }]);
      }
  });
});
