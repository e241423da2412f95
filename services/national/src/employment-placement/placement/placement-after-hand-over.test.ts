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

describe("a placement at this service point of a person handed over to another one", () => {
  it("is confirmed here while the hire is open, and voided here after that, which its registration follows", async () => {
    const seekerId = await add.person();
    const registrationId = await add.registration({ seekerId });
    const jobOrderId = await add.jobOrder({ openings: 1, filled: 1, status: "FILLED" });
    const referralId = await add.referral({ registrationId, jobOrderId, status: "HIRED" });
    const placementId = await add.placement({ referralId });
    const done = async (name: string, input: object) => expect((await send(name, input)).userErrors).toEqual([]);
    const stands = async () => {
      const query = "select status from registration where id = $1";
      return (await party.database.dataSource.query(query, [registrationId]))[0].status;
    };
    await done("handOverNationalFile", { seekerId, servicePointId: "toyohira", reason: "転居のため" });
    await done("confirmPlacement", { placementId, version: 1, confirmedOn: "2013-10-31" });
    expect(await stands()).toBe("PLACED");
    await done("voidPlacement", { placementId, version: 2, reason: "入社を辞退したため" });
    expect(await stands()).toBe("ACTIVE");
  });
});
