import { randomUUID } from "node:crypto";
import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
const id: Record<string, string> = {};
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  const { person, registration, jobOrder, referral, placement, trial, stateChange } = arrangeNational(party);
  id.seeker = await person();
  const registrationId = await registration({ seekerId: id.seeker });
  id.order = await jobOrder({ trialMode: "DUAL" });
  const refer = async (jobOrderId?: string) =>
    referral({ registrationId, jobOrderId: jobOrderId ?? (await jobOrder({})), status: "HIRED" });
  id.referral = await refer(id.order);
  id.voided = await placement({
    referralId: id.referral,
    hiredOn: "2013-08-30",
    startsOn: "2013-09-01",
    status: "VOIDED",
    voidReason: "誤記録",
  });
  id.confirmed = await placement({
    referralId: id.referral,
    hiredOn: "2013-09-30",
    startsOn: "2013-10-01",
    onTrial: true,
    supportStartedOn: "2013-05-13",
    status: "CONFIRMED",
    confirmedOn: "2013-10-02",
  });
  id.reported = await placement({
    referralId: await refer(),
    servicePointId: "toyohira",
    hiredOn: "2013-10-10",
    employmentType: "PART_TIME",
  });
  id.trial = await trial({ placementId: id.confirmed });
  id.third = await placement({
    referralId: await refer(),
    servicePointId: null,
    hiredOn: "2013-07-01",
    startsOn: "2013-07-01",
  });
  await stateChange(id.confirmed, "2013-10-01T01:00:00Z", "REPORTED");
});
afterAll(() => party?.[Symbol.asyncDispose]());

const nameOf = (wanted: string) => Object.keys(id).find((name) => id[name] === wanted);
const namesOf = (list: { edges: { node: { id: string } }[] }) => list.edges.map(({ node }) => nameOf(node.id));

describe("a placement", () => {
  it("returns a placement as its row says, counted in the month of the hire", async () => {
    const { data } = await party.ask(
      `query ($id: ID!) { placement(id: $id) {
        version referral { id jobOrder { id } } hiredOn startsOn employmentType onTrial supportStartedOn countedMonth status
        confirmedOn voidReason correctedMonth trial { id } history { to }
      } }`,
      { id: id.confirmed },
    );
    expect(data.placement).toEqual({
      version: 1,
      referral: { id: id.referral, jobOrder: { id: id.order } },
      hiredOn: "2013-09-30",
      startsOn: "2013-10-01",
      employmentType: "REGULAR",
      onTrial: true,
      supportStartedOn: "2013-05-13",
      countedMonth: "2013-09",
      status: "CONFIRMED",
      confirmedOn: "2013-10-02",
      voidReason: null,
      correctedMonth: null,
      trial: { id: id.trial },
      history: [{ to: "REPORTED" }],
    });
  });

  it.each(["reported", "voided"])("does not count a placement that is %s", async (name) => {
    const { data } = await party.ask(`query ($id: ID!) { placement(id: $id) { countedMonth } }`, { id: id[name] });
    expect(data.placement).toEqual({ countedMonth: null });
  });

  it("does not return a voided placement as that of its referral", async () => {
    const { data } = await party.ask(
      `query ($id: ID!) { seeker(id: $id) { national { placements(first: 9) { edges { node { id referral { placement { id } } trial { id } } } } } } }`,
      { id: id.seeker },
    );
    expect(namesOf(data.seeker.national.placements)).toEqual(["reported", "confirmed", "voided", "third"]);
    expect(data.seeker.national.placements.edges[2].node).toMatchObject({
      referral: { placement: { id: id.confirmed } },
      trial: null,
    });
  });

  it("returns null for an unknown id, also as an entity", async () => {
    const { data } = await party.ask(
      `query ($id: ID!, $of: [_Any!]!) { placement(id: $id) { id } _entities(representations: $of) { ... on Placement { hiredOn } } }`,
      { id: randomUUID(), of: [randomUUID(), id.third].map((one) => ({ __typename: "Placement", id: one })) },
    );
    expect(data).toEqual({ placement: null, _entities: [null, { hiredOn: "2013-07-01" }] });
  });
});

describe("the list of placements at own service points", () => {
  it.each([
    [{}, ["reported", "confirmed", "voided"]],
    [{ servicePointId: "toyohira" }, ["reported"]],
    [{ servicePointId: "atsubetsu" }, []],
    [{ status: "CONFIRMED" }, ["confirmed"]],
    [{ hiredFrom: "2013-09-30" }, ["reported", "confirmed"]],
    [{ hiredTo: "2013-09-30" }, ["confirmed", "voided"]],
    [{ hiredFrom: "2013-08-01", hiredTo: "2013-08-31" }, ["voided"]],
  ])("lists the placements that match %j, newest first", async (filter, names) => {
    const { data } = await party.ask(
      `query ($filter: PlacementFilter) { placements(filter: $filter, first: 10) { edges { node { id } } totalCount } }`,
      { filter },
    );
    expect([namesOf(data.placements), data.placements.totalCount]).toEqual([names, names.length]);
  });

  it("refuses a filter whose first day is after its last day", async () => {
    const { errors } = await party.ask(
      `{ placements(first: 1, filter: { hiredFrom: "2013-10-02", hiredTo: "2013-10-01" }) { totalCount } }`,
    );
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", refusal: "HIRED_DAYS_REVERSED" } }]);
  });
});
