import { randomUUID } from "node:crypto";
import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
const id: Record<string, string> = {};
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  const { person, registration, jobOrder, negotiation, stateChange } = arrangeNational(party);
  id.seeker = await person();
  id.registration = await registration({ seekerId: id.seeker });
  id.elsewhere = await registration({ seekerId: id.seeker, servicePointId: "toyohira", receivedOn: "2013-07-01" });
  id.guard = await jobOrder({});
  id.care = await jobOrder({ title: "介護職員", mandatoryRetirementAge: 60 });
  id.agreed = await negotiation({
    registrationId: id.registration,
    jobOrderId: id.care,
    status: "AGREED",
    openedOn: "2013-10-02",
    settledOn: "2013-10-04",
    openedByName: "北海 一子",
  });
  id.open = await negotiation({
    registrationId: id.elsewhere,
    jobOrderId: id.guard,
    topic: "AGE",
    openedOn: "2013-10-20",
  });
  await stateChange(id.agreed, "2013-10-02T01:00:00Z", "OPEN");
});
afterAll(() => party?.[Symbol.asyncDispose]());

const nameOf = (wanted: string) => Object.keys(id).find((name) => id[name] === wanted);
const namesOf = (list: { edges: { node: { id: string } }[] }) => list.edges.map(({ node }) => nameOf(node.id));

describe("a negotiation", () => {
  it("returns a negotiation as its row says", async () => {
    const { data } = await party.ask(
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Negotiation {
        version registration { id } jobOrder { id mandatoryRetirementAge } topic request status openedOn settledOn
        openedBy { party role name } history { to }
      } } }`,
      { of: [id.agreed, randomUUID()].map((one) => ({ __typename: "Negotiation", id: one })) },
    );
    expect(data._entities).toEqual([
      {
        version: 1,
        registration: { id: id.registration },
        jobOrder: { id: id.care, mandatoryRetirementAge: 60 },
        topic: "RETIREMENT_AGE",
        request: "意欲のある方なのでぜひ応募させて欲しい",
        status: "AGREED",
        openedOn: "2013-10-02",
        settledOn: "2013-10-04",
        openedBy: { party: "NATIONAL", role: "national.counselor", name: "北海 一子" },
        history: [{ to: "OPEN" }],
      },
      null,
    ]);
  });

  it("lists a negotiation of a person with its registration and order", async () => {
    const { data } = await party.ask(
      `query ($id: ID!) { seeker(id: $id) { national { negotiations(first: 9) {
        edges { node { id registration { id } jobOrder { title } } } totalCount
      } } } }`,
      { id: id.seeker },
    );
    expect(data.seeker.national.negotiations).toEqual({
      edges: [
        { node: { id: id.open, registration: { id: id.elsewhere }, jobOrder: { title: "警備員" } } },
        { node: { id: id.agreed, registration: { id: id.registration }, jobOrder: { title: "介護職員" } } },
      ],
      totalCount: 2,
    });
  });

  it.each([
    [{}, ["open", "agreed"]],
    [{ servicePointId: "toyohira" }, ["open"]],
    [{ servicePointId: "teine" }, []],
    [{ status: "AGREED" }, ["agreed"]],
    [{ servicePointId: "toyohira", status: "AGREED" }, []],
  ])("lists the negotiations that match %j, newest first", async (filter, names) => {
    const { data } = await party.ask(
      `query ($filter: NegotiationFilter) { negotiations(filter: $filter, first: 10) { edges { node { id } } totalCount } }`,
      { filter },
    );
    expect([namesOf(data.negotiations), data.negotiations.totalCount]).toEqual([names, names.length]);
  });
});
