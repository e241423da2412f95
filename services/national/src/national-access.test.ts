import { randomUUID } from "node:crypto";
import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "./national";

const HERE: CallerClaims = { role: "national.counselor", servicePoints: ["shiroishi"] };
const OFFICER: CallerClaims = { role: "national.order_officer" };
const CITY: CallerClaims = { role: "city.counselor", servicePoints: ["shiroishi"] };
const TYPES = ["Registration", "Consultation", "Negotiation", "Referral", "Placement", "TrialEmployment"] as const;
type Type = (typeof TYPES)[number];
/** The service point of a record is its own, or that of the registration. */
const OF_REGISTRATION: readonly Type[] = ["Registration", "Negotiation"];

let party: TestParty;
const persons: Record<string, string> = {};
const numbers: Record<string, string> = {};
const records: Record<string, Record<Type, string>> = {};

async function addPerson(name: string, registeredAt: string | null, servicePointId: string | null): Promise<void> {
  const { person, registration, consultation, negotiation, jobOrder, referral, placement, trial } =
    arrangeNational(party);
  const seekerId = await person();
  const number = `01010-${Object.keys(persons).length + 900}`;
  const registrationId = await registration({ seekerId, servicePointId: registeredAt, number });
  const jobOrderId = await jobOrder({});
  const referralId = await referral({ registrationId, jobOrderId, servicePointId, status: "HIRED" });
  const placementId = await placement({ referralId, servicePointId, status: "CONFIRMED", confirmedOn: "2013-10-20" });
  persons[name] = seekerId;
  numbers[name] = number;
  records[name] = {
    Registration: registrationId,
    Consultation: await consultation({ seekerId, servicePointId }),
    Negotiation: await negotiation({ registrationId, jobOrderId }),
    Referral: referralId,
    Placement: placementId,
    TrialEmployment: await trial({ placementId, status: "NOT_CONVERTED", endedOn: "2013-10-30" }),
  };
}

beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31", "resolvers");
  await addPerson("own", "shiroishi", "shiroishi");
  await addPerson("elsewhere", "shiroishi", "toyohira");
  await addPerson("visitor", "toyohira", "shiroishi");
  await addPerson("other", "toyohira", "toyohira");
  await addPerson("of no service point", null, null);
});
afterAll(() => party?.[Symbol.asyncDispose]());

/** Reads an entity by its key, as the gateway does. */
async function byKey(who: CallerClaims, type: Type, id: string | undefined) {
  const { data, errors } = await party.askAs(
    who,
    `query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on ${type} { id } } }`,
    { keys: [{ __typename: type, id }] },
  );
  return { found: data?._entities?.[0]?.id ?? null, refusals: errors.map(({ extensions }) => extensions?.refusal) };
}

const LISTS: [string, Type][] = [
  ["registrations", "Registration"],
  ["consultations", "Consultation"],
  ["negotiations", "Negotiation"],
  ["referrals", "Referral"],
  ["placements", "Placement"],
  ["trialEmployments", "TrialEmployment"],
];
const listOf = (root: string, filter = "") =>
  `{ found: ${root}(first: 50${filter}) { edges { node { id } } totalCount } }`;

async function listNames(who: CallerClaims, query: string): Promise<unknown[]> {
  const { data, errors } = await party.askAs(who, query);
  expect(errors).toEqual([]);
  expect(data.found.totalCount).toBe(data.found.edges.length);
  const names = new Map(Object.entries(records).flatMap(([name, of]) => Object.values(of).map((id) => [id, name])));
  return data.found.edges.map(({ node }: { node: { id: string } }) => names.get(node.id)).sort();
}

describe("a national counselor", () => {
  it.each(LISTS)("gets only the %s of the counselor's own service points", async (root, type) => {
    const found = OF_REGISTRATION.includes(type) ? ["elsewhere", "own"] : ["own", "visitor"];
    expect(await listNames(HERE, listOf(root))).toEqual(found);
  });

  it.each(LISTS.slice(0, 5))("gets no %s when filtering by another service point", async (root) => {
    expect(await listNames(HERE, listOf(root, ', filter: { servicePointId: "toyohira" }'))).toEqual([]);
  });

  it.each(TYPES)("opens a %s only when it or its person belongs to an own service point", async (type) => {
    for (const name of ["own", "elsewhere"])
      expect(await byKey(HERE, type, records[name]?.[type])).toEqual({ found: records[name]?.[type], refusals: [] });
    for (const id of [records.other?.[type], records["of no service point"]?.[type], randomUUID()])
      expect(await byKey(HERE, type, id)).toEqual({ found: null, refusals: [] });
  });

  it("opens a record at an own service point when its person is at another one, and nothing else of that person", async () => {
    for (const type of TYPES) {
      const id = records.visitor?.[type];
      expect((await byKey(HERE, type, id)).found).toBe(OF_REGISTRATION.includes(type) ? null : id);
    }
    const { data } = await party.askAs(
      HERE,
      "query ($id: ID!, $referral: ID!) { seeker(id: $id) { national { profile { name } } } referral(id: $referral) { registration { number } } }",
      { id: persons.visitor, referral: records.visitor?.Referral },
    );
    expect(data).toEqual({ seeker: { national: null }, referral: { registration: null } });
  });

  it("is a person's own half alone that the person's token opens", async () => {
    const halfOf = async (id: string | undefined) => {
      const query = "query ($id: ID!) { seeker(id: $id) { national { profile { name } } } }";
      const { data } = await party.askAs({ role: "seeker", seekerId: persons.own ?? null }, query, { id });
      return data.seeker.national;
    };
    expect(await halfOf(persons.own)).not.toBeNull();
    expect(await halfOf(persons.elsewhere)).toBeNull();
  });

  it("gets from a root field exactly the records that the key opens", async () => {
    const query = `query ($number: String!, $referral: ID!, $placement: ID!) {
      registration(number: $number) { id } referral(id: $referral) { id } placement(id: $placement) { id }
    }`;
    const readRoots = async (name: string) => {
      const { Referral: referral, Placement: placement } = records[name] ?? {};
      return party.askAs(HERE, query, { number: numbers[name], referral, placement });
    };
    const { Registration, Referral, Placement } = records.own ?? {};
    expect((await readRoots("own")).data).toEqual({
      registration: { id: Registration },
      referral: { id: Referral },
      placement: { id: Placement },
    });
    const { data, errors } = await readRoots("other");
    expect([data, errors]).toEqual([{ registration: null, referral: null, placement: null }, []]);
  });

  it("gets the same answer at the same cost for a registration number at another service point and for an unknown one", async () => {
    const readByNumber = async (number: string | undefined) => {
      const query = "query ($number: String!) { registration(number: $number) { id } }";
      return party.askAs(HERE, query, { number });
    };
    expect(await readByNumber(numbers.other)).toEqual({
      data: { registration: null },
      errors: [],
      statements: ["registration-by-number", "seekers-at-service-point"],
    });
    expect(await readByNumber("01010-99999999")).toEqual(await readByNumber(numbers.other));
  });

  it("gives a counselor without a service point nothing", async () => {
    const nowhere: CallerClaims = { role: "national.counselor" };
    for (const [root, type] of LISTS) {
      expect(await listNames(nowhere, listOf(root))).toEqual([]);
      for (const name of ["own", "of no service point"])
        expect((await byKey(nowhere, type, records[name]?.[type])).found).toBeNull();
    }
  });

  it("gets the same answer at the same cost for a person at another service point and for an unknown one", async () => {
    const query = `query ($id: ID!) { seeker(id: $id) { id national {
      profile { name } timeline { kind } registration { number } trialEmployments { id } consents { id } nextAction { text }
    } } }`;
    const readSeeker = async (id: string | undefined) => {
      const { data, errors, statements } = await party.askAs(HERE, query, { id });
      return { national: data.seeker.national, errors, statements };
    };
    expect(await readSeeker(persons.other)).toEqual({
      national: null,
      errors: [],
      statements: ["seekers-at-service-point"],
    });
    for (const id of [persons["of no service point"], randomUUID()])
      expect(await readSeeker(id)).toEqual(await readSeeker(persons.other));
  });
});

describe("an order officer", () => {
  it("lets an order officer negotiate for every service point", async () => {
    expect(await listNames(OFFICER, listOf("negotiations"))).toHaveLength(5);
    for (const type of OF_REGISTRATION)
      expect((await byKey(OFFICER, type, records.other?.[type])).found).toBe(records.other?.[type]);
  });

  it("refuses an order officer the persons' other records", async () => {
    for (const type of ["Consultation", "Referral", "Placement", "TrialEmployment"] as const)
      expect((await byKey(OFFICER, type, records.own?.[type])).refusals).toEqual(["NOT_YOUR_ROLE"]);
  });
});

describe("a city counselor at the same service point", () => {
  it("refuses a city counselor national worklists, and gives no record without a consent", async () => {
    for (const [root, type] of LISTS) {
      const { errors } = await party.askAs(CITY, listOf(root));
      expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN", refusal: "NOT_YOUR_ROLE" } }]);
      expect(await byKey(CITY, type, records.own?.[type])).toEqual({ found: null, refusals: [] });
    }
  });
});
