import { arrangeNational, type NationalRows } from "@aiwork/kit/national/arrange-national";
import { NATIONAL_COUNSELOR, sendNationalMutation } from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
let add: NationalRows;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  add = arrangeNational(party);
});
afterAll(() => party?.[Symbol.asyncDispose]());

const send = (name: string, input: object) => sendNationalMutation(party, NATIONAL_COUNSELOR, name, input);

describe("the faults of an act on a placement come at once", () => {
  it("when it is reported", async () => {
    const registrationId = await add.registration({ seekerId: await add.person() });
    const jobOrderId = await add.jobOrder({ openings: 1, filled: 1, status: "FILLED" });
    const referralId = await add.referral({ registrationId, jobOrderId, status: "NOT_HIRED" });
    const wrong = { hiredOn: "2013-10-02", startsOn: "2013-10-01", employmentType: "REGULAR", onTrial: true };
    expect((await send("reportPlacement", { referralId, ...wrong })).userErrors).toEqual([
      { code: "REFERRAL_NOT_HIRED", path: ["referralId"] },
      { code: "PLACED_BEFORE_REFERRED", path: ["hiredOn"] },
      { code: "STARTS_BEFORE_HIRED", path: ["startsOn"] },
      { code: "REFERRED_WITHOUT_TRIAL", path: ["onTrial"] },
      { code: "NO_OPENING_LEFT", path: ["referralId"] },
    ]);
  });

  it("when it is confirmed and when it is voided", async () => {
    const registrationId = await add.registration({ seekerId: await add.person() });
    const referralId = await add.referral({ registrationId, jobOrderId: await add.jobOrder({}), status: "HIRED" });
    const placementId = await add.placement({ referralId, status: "VOIDED", voidReason: "誤り" });
    const confirm = { placementId, version: 1, confirmedOn: "2013-11-01" };
    expect((await send("confirmPlacement", confirm)).userErrors).toEqual([
      { code: "ILLEGAL_TRANSITION", path: ["placementId"] },
      { code: "DAY_IN_THE_FUTURE", path: ["confirmedOn"] },
    ]);
    expect((await send("voidPlacement", { placementId, version: 1, reason: "　" })).userErrors).toEqual([
      { code: "ILLEGAL_TRANSITION", path: ["placementId"] },
      { code: "REASON_REQUIRED", path: ["reason"] },
    ]);
  });
});
