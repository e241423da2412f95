import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { arrangeNational, type NationalRows } from "@aiwork/kit/national/arrange-national";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

const HERE: CallerClaims = { role: "national.counselor", servicePoints: ["shiroishi"] };
const CITY: CallerClaims = { role: "city.counselor", servicePoints: ["shiroishi"] };
const AUDITOR: CallerClaims = { role: "auditor.national" };

let party: TestParty;
let rows: NationalRows;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  rows = arrangeNational(party);
});
afterAll(() => party?.[Symbol.asyncDispose]());

const view = (who: CallerClaims, id: string, fields: string) =>
  party.askAs(who, `query ($id: ID!) { seeker(id: $id) { national { ${fields} } } }`, { id });

const recordsOf = (seekerId: string): Promise<Record<string, unknown>[]> =>
  party.database.dataSource.query(
    "select basis, categories from access_record where seeker_id = $1 order by chain, place",
    [seekerId],
  );

/** A person with a registration and a trial that followed from it. */
async function hired(): Promise<string> {
  const seekerId = await rows.person();
  const registrationId = await rows.registration({ seekerId });
  const jobOrderId = await rows.jobOrder({});
  const referralId = await rows.referral({ registrationId, jobOrderId, status: "HIRED", concludedOn: "2013-10-10" });
  await rows.trial({ placementId: await rows.placement({ referralId, onTrial: true }) });
  return seekerId;
}

describe("the access log of records related to a person", () => {
  it("logs one access to the person's record when related records are read through it", async () => {
    const seekerId = await hired();
    const { errors } = await view(
      HERE,
      seekerId,
      "registration { number } referrals(first: 9) { edges { node { id } } } trialEmployments { id placement { id } }",
    );
    expect(errors).toEqual([]);
    expect(await recordsOf(seekerId)).toEqual([
      { basis: "OWN_ROLE", categories: ["PLACEMENT", "REFERRAL_STATUS", "REGISTRATION"] },
    ]);
  });

  it("logs one access per person when a worklist is read", async () => {
    const [one, two] = [await hired(), await hired()];
    await party.askAs(HERE, "{ referrals(first: 100) { edges { node { id } } } }");
    for (const seekerId of [one, two]) expect(await recordsOf(seekerId)).toMatchObject([{ basis: "OWN_ROLE" }]);
  });

  it("logs no access when the city reads without a consent", async () => {
    const seekerId = await hired();
    expect((await view(CITY, seekerId, "registration { number }")).data.seeker.national).toBeNull();
    expect(await recordsOf(seekerId)).toEqual([]);
  });
});

describe("national access records", () => {
  it("shows access records to the person and to the national auditor", async () => {
    const seekerId = await hired();
    const page = "accessRecords(first: 9) { edges { node { holder basis } } }";
    await view({ role: "seeker", seekerId }, seekerId, page);
    const own = { edges: [{ node: { holder: "NATIONAL", basis: "SELF" } }] };
    expect((await view({ role: "seeker", seekerId }, seekerId, page)).data.seeker.national.accessRecords).toEqual(own);
    const { data } = await party.askAs(
      AUDITOR,
      "query ($filter: AccessRecordFilter!) { nationalAccessRecords(filter: $filter, first: 9) { totalCount } }",
      { filter: { seekerId, from: "2013-10-31T00:00:00.000Z", to: "2100-01-01T00:00:00.000Z" } },
    );
    expect(data.nationalAccessRecords.totalCount).toBe(2);
  });
});
