import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { CITY_COUNSELOR, NATIONAL_GUEST } from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
let seeker_id: string;
const visits: string[] = [];
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  seeker_id = await arrangeCity(party, "city_file");
  visits[0] = await arrangeCity(party, "visit", {
    seeker_id,
    visited_on: "2013-10-01",
    services: ["VOCATIONAL_CONSULTATION", "PLACEMENT_SERVICE"],
    recorded_by_party: "NATIONAL",
    recorded_by_role: "national.counselor",
  });
  visits[1] = await arrangeCity(party, "visit", {
    visited_on: "2013-10-02",
    status: "VOIDED",
    voided_at: "2013-10-03T00:00:00Z",
    voided_by_party: "CITY",
    voided_by_role: "city.counselor",
    void_reason: "二重に記録したため",
  });
  visits[2] = await arrangeCity(party, "visit", { visited_on: "2013-10-03" });
  visits[3] = await arrangeCity(party, "visit", { visited_on: "2013-10-03", service_point_id: "teine" });
});
afterAll(() => party?.[Symbol.asyncDispose]());

const FIELDS =
  "id servicePoint { id } visitedOn services status voidReason history { at from to reason by { party role name } }";

async function listed(filter: object) {
  const { data, errors } = await party.ask(
    `query ($filter: VisitFilter!) { visits(filter: $filter, first: 10) { edges { node { ${FIELDS} } } } }`,
    { filter },
  );
  return { visits: data.visits?.edges.map(({ node }: { node: object }) => node), errors };
}

describe("a visit", () => {
  it("reads a visit recorded by national staff with several services", async () => {
    const { data } = await party.ask(
      `query ($id: ID!) { seeker(id: $id) { city { visits(first: 5) { edges { node { ${FIELDS} } } } } } }`,
      { id: seeker_id },
    );
    expect(data.seeker.city.visits.edges).toEqual([
      {
        node: {
          id: visits[0],
          servicePoint: { id: "shiroishi" },
          visitedOn: "2013-10-01",
          services: ["VOCATIONAL_CONSULTATION", "PLACEMENT_SERVICE"],
          status: "COUNTED",
          voidReason: null,
          history: [
            {
              at: "2013-10-01T01:00:00.000Z",
              from: null,
              to: "COUNTED",
              reason: null,
              by: { party: "NATIONAL", role: "national.counselor", name: null },
            },
          ],
        },
      },
    ]);
  });

  it("reads by whom and why a visit was voided", async () => {
    const { visits: found } = await listed({ servicePointId: "shiroishi", from: "2013-10-02", to: "2013-10-02" });
    expect(found).toMatchObject([
      {
        status: "VOIDED",
        voidReason: "二重に記録したため",
        history: [{ to: "COUNTED" }, { from: "COUNTED", to: "VOIDED", reason: "二重に記録したため" }],
      },
    ]);
  });
});

describe("the person of a visit", () => {
  const personsAt = async (who: Parameters<typeof party.askAs>[0]) => {
    const filter = { servicePointId: "shiroishi", from: "2013-10-20", to: "2013-10-20" };
    const query = `query ($filter: VisitFilter!) { visits(filter: $filter, first: 10) { edges { node { seeker { id } } } } }`;
    const { data, errors } = await party.askAs(who, query, { filter });
    const persons = data.visits.edges.map(({ node }: { node: { seeker: { id: string } | null } }) => node.seeker?.id);
    return { persons, errors };
  };

  it("is told where the own service point serves the person, and to nobody else", async () => {
    const day = { visited_on: "2013-10-20" };
    const elsewhere = await arrangeCity(party, "city_file", { registered_at: "toyohira" });
    for (const person of [{ seeker_id }, { seeker_id: elsewhere }, {}])
      await arrangeCity(party, "visit", { ...day, ...person });
    expect(await personsAt(CITY_COUNSELOR)).toEqual({ persons: [undefined, undefined, seeker_id], errors: [] });
    expect((await personsAt(NATIONAL_GUEST)).persons).toEqual([undefined, undefined, undefined]);
  });

  it("is the person who reads the own visits", async () => {
    const query =
      "query ($id: ID!) { seeker(id: $id) { city { visits(first: 1) { edges { node { seeker { id } } } } } } }";
    const { data } = await party.askAs({ role: "seeker", seekerId: seeker_id }, query, { id: seeker_id });
    expect(data.seeker.city.visits.edges).toEqual([{ node: { seeker: { id: seeker_id } } }]);
  });
});

describe("the visits at a service point", () => {
  it.each([
    ["shiroishi", "2013-10-01", "2013-10-03", [2, 1, 0]],
    ["shiroishi", "2013-10-01", "2013-10-01", [0]],
    ["teine", "2013-10-01", "2013-10-31", [3]],
    ["toyohira", "2013-10-01", "2013-10-31", []],
  ])("lists the visits at %s from %s to %s without persons", async (servicePointId, from, to, found) => {
    const { visits: shown, errors } = await listed({ servicePointId, from, to });
    expect(errors).toEqual([]);
    expect(shown.map(({ id }: { id: string }) => visits.indexOf(id))).toEqual(found);
  });

  it("refuses a list of visits whose first day is after the last", async () => {
    const { errors } = await listed({ servicePointId: "shiroishi", from: "2013-10-02", to: "2013-10-01" });
    expect(errors).toMatchObject([
      {
        message: "from は to 以前の日にしてください。",
        extensions: { code: "BAD_USER_INPUT", refusal: "DAYS_REVERSED" },
      },
    ]);
  });
});
