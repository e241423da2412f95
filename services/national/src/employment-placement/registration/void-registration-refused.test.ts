import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { arrangeNational, type NationalRows } from "@aiwork/kit/national/arrange-national";
import {
  countRows,
  NATIONAL_COUNSELOR,
  NATIONAL_COUNSELOR_ELSEWHERE,
  onlyUserError,
  sendNationalMutation,
} from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";
import type { RegistrationEntity } from "./registration.entity";

let party: TestParty;
let add: NationalRows;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  add = arrangeNational(party);
});
afterAll(() => party?.[Symbol.asyncDispose]());

const REASON = "別の方の番号で受理したため";
const FIELDS = "registration { version status workHistory history { from to reason } }";
const send = (name: string, input: object, selection = "", who = NATIONAL_COUNSELOR) =>
  sendNationalMutation(party, who, name, input, selection);
const voidIt = (registrationId: string, more: object = {}, who?: CallerClaims) =>
  send("voidRegistration", { registrationId, version: 1, reason: REASON, ...more }, FIELDS, who);
const background = { workHistory: "別の方の職歴", outOfWorkSince: "2013-08-01" };
async function slip(given: Partial<RegistrationEntity> = {}) {
  const seekerId = await add.person({ name: "別の 方", birthDate: "1970-01-01", sex: "UNSTATED" });
  return { seekerId, registrationId: await add.registration({ seekerId, background, ...given }) };
}
describe("a registration that is to be voided", () => {
  it("requires that what hangs on it is undone first, and says what", async () => {
    const { seekerId, registrationId } = await slip();
    const jobOrderId = await add.jobOrder({});
    const referralId = await add.referral({ registrationId, jobOrderId });
    const negotiationId = await add.negotiation({ registrationId, jobOrderId });
    const consultationId = await add.consultation({ seekerId });
    const before = await countRows(party);
    const refused = async () => onlyUserError(await voidIt(registrationId));
    expect(await refused()).toEqual(["REFERRALS_STAND", "registrationId"]);
    expect(await countRows(party)).toEqual(before);
    const canceled = { referralId, version: 1, to: "CANCELED", on: "2013-10-31", reason: REASON };
    expect((await send("recordReferralProgress", canceled)).userErrors).toEqual([]);
    expect(await refused()).toEqual(["NEGOTIATIONS_STAND", "registrationId"]);
    const lapsed = { negotiationId, version: 1, to: "LAPSED", settledOn: "2013-10-31" };
    expect((await send("settleNegotiation", lapsed)).userErrors).toEqual([]);
    expect(await refused()).toEqual(["CONSULTATIONS_STAND", "registrationId"]);
    expect((await send("voidConsultation", { consultationId, reason: REASON })).userErrors).toEqual([]);
    expect((await voidIt(registrationId)).userErrors).toEqual([]);
  });

  it("leaves consultations to an earlier registration of the person", async () => {
    const { seekerId, registrationId } = await slip({ receivedOn: "2013-10-20" });
    await add.registration({ seekerId, receivedOn: "2013-09-02", status: "WITHDRAWN" });
    await add.consultation({ seekerId, heldOn: "2013-10-21" });
    expect((await voidIt(registrationId)).userErrors).toEqual([]);
  });

  it("is voided by the service point that received it, past the term too", async () => {
    const { registrationId } = await slip({ receivedOn: "2013-05-01", validUntil: "2013-07-31" });
    expect((await voidIt(registrationId)).registration.status).toBe("VOIDED");
  });

  it.each<[string, Partial<RegistrationEntity>, object, string, string | null, CallerClaims]>([
    ["at another service point", {}, {}, "NO_SUCH_RECORD", "registrationId", NATIONAL_COUNSELOR_ELSEWHERE],
    ["with an old version", {}, { version: 2 }, "VERSION_CONFLICT", "version", NATIONAL_COUNSELOR],
    ["without a reason", {}, { reason: "　" }, "REASON_REQUIRED", "reason", NATIONAL_COUNSELOR],
    ["once it was voided", { status: "VOIDED" }, {}, "ILLEGAL_TRANSITION", "registrationId", NATIONAL_COUNSELOR],
    [
      "while it led to a placement",
      { status: "PLACED" },
      {},
      "ILLEGAL_TRANSITION",
      "registrationId",
      NATIONAL_COUNSELOR,
    ],
  ])("is not voided %s", async (_, given, more, code, path, who) => {
    const { seekerId, registrationId } = await slip(given);
    await add.registration({ seekerId });
    const before = await countRows(party, "national_profile");
    expect(onlyUserError(await voidIt(registrationId, more, who))).toEqual([code, path]);
    expect(await countRows(party, "national_profile")).toEqual(before);
  });
});
