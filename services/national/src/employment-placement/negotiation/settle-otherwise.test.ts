import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { arrangeNational, type NationalRows } from "@aiwork/kit/national/arrange-national";
import { NATIONAL_COUNSELOR, ORDER_OFFICER, sendNationalMutation } from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
let add: NationalRows;
let registrationId: string;
let jobOrderId: string;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  add = arrangeNational(party);
});
beforeEach(async () => {
  registrationId = await add.registration({ seekerId: await add.person() });
  jobOrderId = await add.jobOrder({ mandatoryRetirementAge: 60 });
});
afterAll(() => party?.[Symbol.asyncDispose]());

const settle = (who: CallerClaims, negotiationId: string, more: object = {}) => {
  const input = { negotiationId, version: 1, to: "AGREED", settledOn: "2013-10-31", ...more };
  return sendNationalMutation(party, who, "settleNegotiation", input, "negotiation { status }");
};
const refused = (code: string, ...path: string[]) => ({ negotiation: null, userErrors: [{ code, path }] });

describe("a negotiation that was settled by mistake", () => {
  it("is settled otherwise for a reason alone", async () => {
    const id = await add.negotiation({ registrationId, jobOrderId, status: "AGREED", settledOn: "2013-10-04" });
    for (const reason of [undefined, "　"])
      expect(await settle(NATIONAL_COUNSELOR, id, { to: "REFUSED", reason })).toEqual(
        refused("REASON_REQUIRED", "reason"),
      );
  });

  it("stays agreed while a referral rests on it, also in the database, and no more once that was canceled", async () => {
    const agreed = { registrationId, jobOrderId, status: "AGREED", settledOn: "2013-10-02" } as const;
    const negotiationId = await add.negotiation(agreed);
    const referralId = await add.referral({ registrationId, jobOrderId, negotiationId });
    const more = { to: "REFUSED", reason: "求人者に確認" };
    for (const who of [NATIONAL_COUNSELOR, ORDER_OFFICER])
      expect(await settle(who, negotiationId, more)).toEqual(refused("NEGOTIATION_CITED", "to"));
    const { dataSource } = party.database;
    const taken = dataSource.query("update negotiation set status = 'LAPSED' where id = $1", [negotiationId]);
    await expect(taken).rejects.toThrow(/a referral rests on the negotiation/);
    await dataSource.query("update referral set status = 'CANCELED' where id = $1", [referralId]);
    expect((await settle(NATIONAL_COUNSELOR, negotiationId, more)).userErrors).toEqual([]);
  });
});
