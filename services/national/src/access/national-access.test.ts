import { randomUUID } from "node:crypto";
import { openTestParty, type TestParty } from "@aiwork/runtime/testing/open-test-party";
import type { Posing } from "@aiwork/runtime/testing/test-caller";
import { national } from "../national";
import { arrange } from "../testing/arrange";

const HERE: Posing = { role: "national.counselor", servicePoints: ["shiroishi"] };
const OFFICER: Posing = { role: "national.order_officer" };
const CITY: Posing = { role: "city.counselor", servicePoints: ["shiroishi"] };
const TYPES = ["Registration", "Consultation", "Negotiation", "Referral", "Placement", "TrialEmployment"] as const;
type Type = (typeof TYPES)[number];
/** The point a record stands at is its own, or that of the registration. */
const OF_REGISTRATION: readonly Type[] = ["Registration", "Negotiation"];

let party: TestParty;
const persons: Record<string, string> = {};
const numbers: Record<string, string> = {};
const records: Record<string, Record<Type, string>> = {};

async function bring(name: string, registeredAt: string | null, servicePointId: string | null): Promise<void> {
  const { person, registration, consultation, negotiation, jobOrder, referral, placement, trial } = arrange(party);
  const seekerId = await person();
  const number = `01010-${Object.keys(persons).length + 900}`;
  const registrationId = await registration({ seekerId, servicePointId: registeredAt, number });
  const jobOrderId = await jobOrder({});
  const referralId = await referral({ registrationId, jobOrderId, servicePointId, status: "HIRED" });
  const placementId = await placement({ referralId, servicePointId });
  persons[name] = seekerId;
  numbers[name] = number;
  records[name] = {
    Registration: registrationId,
    Consultation: await consultation({ seekerId, servicePointId }),
    Negotiation: await negotiation({ registrationId, jobOrderId }),
    Referral: referralId,
    Placement: placementId,
    TrialEmployment: await trial({ placementId }),
  };
}

beforeAll(async () => {
  party = await openTestParty(national, "seed", "2013-10-31", "resolvers");
  await bring("ours", "shiroishi", "shiroishi");
  await bring("elsewhere", "shiroishi", "toyohira");
  await bring("visitor", "toyohira", "shiroishi");
  await bring("theirs", "toyohira", "toyohira");
  await bring("of no counter", null, null);
});
afterAll(() => party?.[Symbol.asyncDispose]());

/** By its key, which is the way in that has no root of its own. */
async function byKey(who: Posing, type: Type, id: string | undefined) {
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

async function listed(who: Posing, query: string): Promise<unknown[]> {
  const { data, errors } = await party.askAs(who, query);
  expect(errors).toEqual([]);
  expect(data.found.totalCount).toBe(data.found.edges.length);
  const names = new Map(Object.entries(records).flatMap(([name, of]) => Object.values(of).map((id) => [id, name])));
  return data.found.edges.map(({ node }: { node: { id: string } }) => names.get(node.id)).sort();
}

describe("a counselor of the nation", () => {
  it.each(LISTS)("is given the %s of the own counters alone", async (root, type) => {
    const found = OF_REGISTRATION.includes(type) ? ["elsewhere", "ours"] : ["ours", "visitor"];
    expect(await listed(HERE, listOf(root))).toEqual(found);
  });

  it.each(LISTS.slice(0, 5))("asking for the %s of another counter is given none", async (root) => {
    expect(await listed(HERE, listOf(root, ', filter: { servicePointId: "toyohira" }'))).toEqual([]);
  });

  it.each(TYPES)("opens a %s of an own counter, or of a person of one, and no other", async (type) => {
    for (const name of ["ours", "elsewhere"])
      expect(await byKey(HERE, type, records[name]?.[type])).toEqual({ found: records[name]?.[type], refusals: [] });
    for (const id of [records.theirs?.[type], records["of no counter"]?.[type], randomUUID()])
      expect(await byKey(HERE, type, id)).toEqual({ found: null, refusals: [] });
  });

  it("opens what stands at the own counter of a person of another, and nothing more of the person", async () => {
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

  it("is given by its root what the key opens, and no other", async () => {
    const query = `query ($number: String!, $referral: ID!, $placement: ID!) {
      registration(number: $number) { id } referral(id: $referral) { id } placement(id: $placement) { id }
    }`;
    const asked = async (name: string) => {
      const { Referral: referral, Placement: placement } = records[name] ?? {};
      return party.askAs(HERE, query, { number: numbers[name], referral, placement });
    };
    const { Registration, Referral, Placement } = records.ours ?? {};
    expect((await asked("ours")).data).toEqual({
      registration: { id: Registration },
      referral: { id: Referral },
      placement: { id: Placement },
    });
    const { data, errors } = await asked("theirs");
    expect([data, errors]).toEqual([{ registration: null, referral: null, placement: null }, []]);
  });

  it("is told the same of a number at another counter and of one that nobody has, at the same cost", async () => {
    const told = async (number: string | undefined) => {
      const query = "query ($number: String!) { registration(number: $number) { id } }";
      return party.askAs(HERE, query, { number });
    };
    expect(await told(numbers.theirs)).toEqual({
      data: { registration: null },
      errors: [],
      statements: ["registration-by-number", "persons-at-counter"],
    });
    expect(await told("01010-99999999")).toEqual(await told(numbers.theirs));
  });

  it("without a counter is given nothing", async () => {
    const nowhere: Posing = { role: "national.counselor" };
    for (const [root, type] of LISTS) {
      expect(await listed(nowhere, listOf(root))).toEqual([]);
      for (const name of ["ours", "of no counter"])
        expect((await byKey(nowhere, type, records[name]?.[type])).found).toBeNull();
    }
  });

  it("is told the same of a person of another counter and of one whom nobody knows, at the same cost", async () => {
    const query = `query ($id: ID!) { seeker(id: $id) { id national {
      profile { name } timeline { kind } registration { number } trialEmployments { id } consents { id } nextAction { text }
    } } }`;
    const told = async (id: string | undefined) => {
      const { data, errors, statements } = await party.askAs(HERE, query, { id });
      return { national: data.seeker.national, errors, statements };
    };
    expect(await told(persons.theirs)).toEqual({ national: null, errors: [], statements: ["persons-at-counter"] });
    for (const id of [persons["of no counter"], randomUUID()])
      expect(await told(id)).toEqual(await told(persons.theirs));
  });
});

describe("an officer for job orders", () => {
  it("negotiates for every counter", async () => {
    expect(await listed(OFFICER, listOf("negotiations"))).toHaveLength(5);
    for (const type of OF_REGISTRATION)
      expect((await byKey(OFFICER, type, records.theirs?.[type])).found).toBe(records.theirs?.[type]);
  });

  it("is refused the persons' other records by name", async () => {
    for (const type of ["Consultation", "Referral", "Placement", "TrialEmployment"] as const)
      expect((await byKey(OFFICER, type, records.ours?.[type])).refusals).toEqual(["NOT_YOUR_ROLE"]);
  });
});

describe("the city's counselor at the same counter", () => {
  it("is refused the nation's worklists, and given none of its records without a consent", async () => {
    for (const [root, type] of LISTS) {
      const { errors } = await party.askAs(CITY, listOf(root));
      expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN", refusal: "NOT_YOUR_ROLE" } }]);
      expect(await byKey(CITY, type, records.ours?.[type])).toEqual({ found: null, refusals: [] });
    }
  });
});
