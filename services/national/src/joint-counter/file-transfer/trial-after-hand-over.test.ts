import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import { NATIONAL_COUNSELOR, sendNationalMutation } from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
let seekerId: string;
let registrationId: string;
let placementId: string;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
});
beforeEach(async () => {
  const arrange = arrangeNational(party);
  seekerId = await arrange.person();
  registrationId = await arrange.registration({ seekerId });
  const jobOrderId = await arrange.jobOrder({});
  const hired = { status: "HIRED", issuedOn: "2013-10-03", concludedOn: "2013-10-28" } as const;
  const referralId = await arrange.referral({ seekerId, registrationId, jobOrderId, ...hired });
  const confirmed = { status: "CONFIRMED", confirmedOn: "2013-10-31", onTrial: true } as const;
  placementId = await arrange.placement({ referralId, ...confirmed });
});
afterEach(() => party.comesTo("2013-10-31"));
afterAll(() => party?.[Symbol.asyncDispose]());

const TRIAL = {
  startsOn: "2013-11-05",
  plannedEndOn: "2013-11-30",
  planDueOn: "2013-11-19",
  status: "PLANNED",
} as const;
const handOver = () =>
  sendNationalMutation(party, NATIONAL_COUNSELOR, "handOverNationalFile", {
    ...{ seekerId, servicePointId: "toyohira", reason: "豊平区へ転居したため" },
  });
async function isSeenByGiver(): Promise<boolean> {
  const query = "query ($id: ID!) { seeker(id: $id) { national { profile { name } } } }";
  return (await party.askAs(NATIONAL_COUNSELOR, query, { id: seekerId })).data.seeker.national !== null;
}

describe("a person on trial employment whom a service point handed over", () => {
  it("stays in its reach for as long as the trial kept them there then, however it is put off", async () => {
    const id = await arrangeNational(party).trial({ placementId, ...TRIAL });
    await handOver();
    await party.database.dataSource.query(
      `update trial_employment set starts_on = '2013-12-15', planned_end_on = '2014-03-14', plan_due_on = '2013-12-29'
       where id = $1`,
      [id],
    );
    party.comesTo("2014-01-10");
    expect(await isSeenByGiver()).toBe(true);
    party.comesTo("2014-01-11");
    expect(await isSeenByGiver()).toBe(false);
  });

  it("is not in its reach by a trial that begins after that, once what was open then has ended", async () => {
    const jobOrderId = await arrangeNational(party).jobOrder({});
    const live = await arrangeNational(party).referral({ seekerId, registrationId, jobOrderId });
    await handOver();
    await arrangeNational(party).trial({ placementId, ...TRIAL });
    expect(await isSeenByGiver()).toBe(true);
    await party.database.dataSource.query("update referral set status = 'NOT_HIRED' where id = $1", [live]);
    expect(await isSeenByGiver()).toBe(false);
  });
});
