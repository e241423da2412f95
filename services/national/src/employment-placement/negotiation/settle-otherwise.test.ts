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
  const kept = who === ORDER_OFFICER ? "" : "revisions { field before reason }";
  const input = { negotiationId, version: 1, to: "AGREED", settledOn: "2013-10-31", ...more };
  const fields = `negotiation { status settledOn history { from to } ${kept} }`;
  return sendNationalMutation(party, who, "settleNegotiation", input, fields);
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

  it("is settled on another day, which is kept, and no later than a referral that rests on it", async () => {
    const agreed = { registrationId, jobOrderId, status: "AGREED", settledOn: "2013-10-02" } as const;
    const negotiationId = await add.negotiation({ ...agreed, openedOn: "2013-10-01" });
    await add.referral({ registrationId, jobOrderId, negotiationId, issuedOn: "2013-10-03" });
    const reason = "日付の誤記";
    expect(await settle(NATIONAL_COUNSELOR, negotiationId, { settledOn: "2013-10-02", reason })).toEqual(
      refused("SETTLED_AS_GIVEN", "to"),
    );
    expect(await settle(NATIONAL_COUNSELOR, negotiationId, { settledOn: "2013-10-04", reason })).toEqual(
      refused("SETTLED_AFTER_REFERRED", "settledOn"),
    );
    const moved = party.database.dataSource.query("update negotiation set settled_on = '2013-10-04' where id = $1", [
      negotiationId,
    ]);
    await expect(moved).rejects.toThrow(/a referral rests on the negotiation/);
    const { negotiation } = await settle(NATIONAL_COUNSELOR, negotiationId, { settledOn: "2013-10-03", reason });
    expect(negotiation).toEqual({
      ...{ status: "AGREED", settledOn: "2013-10-03", history: [{ from: "AGREED", to: "AGREED" }] },
      revisions: [{ field: "settledOn", before: "2013-10-02", reason }],
    });
  });

  it("is settled otherwise by an order officer too, who keeps what it was", async () => {
    const id = await add.negotiation({ registrationId, jobOrderId, status: "LAPSED", settledOn: "2013-10-04" });
    const { userErrors } = await settle(ORDER_OFFICER, id, { reason: "求人者に確認" });
    expect(userErrors).toEqual([]);
    const kept = "select before from profile_revision where subject_id = $1";
    expect(await party.database.dataSource.query(kept, [id])).toEqual([{ before: "2013-10-04" }]);
  });

  it("stays lapsed where its registration was voided, also in the database", async () => {
    const lapsed = { registrationId, jobOrderId, status: "LAPSED", settledOn: "2013-10-04" } as const;
    const id = await add.negotiation(lapsed);
    const { dataSource } = party.database;
    await dataSource.query("update registration set status = 'VOIDED' where id = $1", [registrationId]);
    expect(await settle(ORDER_OFFICER, id, { reason: "誤り" })).toEqual(
      refused("REGISTRATION_VOIDED", "negotiationId"),
    );
    const taken = dataSource.query("update negotiation set status = 'REFUSED' where id = $1", [id]);
    await expect(taken).rejects.toThrow(/the registration was voided/);
  });

  it("tells all faults at once", async () => {
    const id = await add.negotiation({ registrationId, jobOrderId, status: "REFUSED", settledOn: "2013-10-04" });
    expect((await settle(NATIONAL_COUNSELOR, id, { settledOn: "2013-11-01" })).userErrors).toEqual([
      { code: "DAY_IN_THE_FUTURE", path: ["settledOn"] },
      { code: "REASON_REQUIRED", path: ["reason"] },
    ]);
  });
});
