import { arrangeNational, type GivenRow, type NationalRows } from "@aiwork/kit/national/arrange-national";
import { NATIONAL_COUNSELOR, sendNationalMutation } from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";
import type { JobOrderEntity } from "../job-order/job-order.entity";

let party: TestParty;
let add: NationalRows;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  add = arrangeNational(party);
});
afterAll(() => party?.[Symbol.asyncDispose]());

const REASON = "入社を辞退したため";
const send = (name: string, input: object) =>
  sendNationalMutation(party, NATIONAL_COUNSELOR, name, input, "placement { id }");
const statusOf = async (id: string) =>
  (await party.database.dataSource.query("select status from job_order where id = $1", [id]))[0].status;

async function placed(order: GivenRow<JobOrderEntity>) {
  const jobOrderId = await add.jobOrder(order);
  const registrationId = await add.registration({ seekerId: await add.person() });
  const referralId = await add.referral({ registrationId, jobOrderId, status: "HIRED" });
  return { jobOrderId, placementId: await add.placement({ referralId }) };
}

describe("an order whose last filled opening is released", () => {
  it.each([
    ["OPEN, where it was open", "OPEN", "2013-10-31", "OPEN"],
    ["SUSPENDED up to its deadline, where it was suspended", "SUSPENDED", "2013-10-31", "SUSPENDED"],
    ["EXPIRED, where its deadline passed while it was filled", "SUSPENDED", "2013-10-30", "EXPIRED"],
    ["EXPIRED, where the person was hired after its deadline", "EXPIRED", "2013-10-30", "EXPIRED"],
    ["CANCELED, where it was canceled, whatever its deadline", "CANCELED", "2013-10-31", "CANCELED"],
  ] as const)("is again %s", async (_, status, referUntil, again) => {
    const jobOrderId = await add.jobOrder({ openings: 1, status, referUntil });
    const registrationId = await add.registration({ seekerId: await add.person() });
    const referralId = await add.referral({ registrationId, jobOrderId, status: "HIRED" });
    const day = { hiredOn: "2013-10-10", startsOn: "2013-10-15", employmentType: "REGULAR", onTrial: false };
    const { placement } = await send("reportPlacement", { referralId, ...day });
    expect(await statusOf(jobOrderId)).toBe("FILLED");
    await send("voidPlacement", { placementId: placement.id, version: 1, reason: REASON });
    expect(await statusOf(jobOrderId)).toBe(again);
  });

  it.each([
    ["OPEN on the day of its deadline", "2013-10-31", "OPEN"],
    ["EXPIRED from the day after", "2013-10-30", "EXPIRED"],
  ])("is %s, where no history says what it was", async (_, referUntil, again) => {
    const { jobOrderId, placementId } = await placed({ openings: 1, filled: 1, status: "FILLED", referUntil });
    await send("voidPlacement", { placementId, version: 1, reason: REASON });
    expect(await statusOf(jobOrderId)).toBe(again);
  });
});

it("an order that was not FILLED keeps its state and releases one opening", async () => {
  const { jobOrderId, placementId } = await placed({ openings: 3, filled: 1, status: "SUSPENDED" });
  await send("voidPlacement", { placementId, version: 1, reason: REASON });
  const [row] = await party.database.dataSource.query("select filled, status from job_order where id = $1", [
    jobOrderId,
  ]);
  expect(row).toEqual({ filled: 0, status: "SUSPENDED" });
});
