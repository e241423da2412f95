import { readPersonalData } from "@aiwork/agreement/joint-counter/personal-data-inventory/read-personal-data";
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
import { nationalPersonalData } from "../../national-personal-data";
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
    const refused = async (more: object = {}) =>
      (await voidIt(registrationId, more)).userErrors.map(({ code }: { code: string }) => code);
    const standing = ["REFERRALS_STAND", "NEGOTIATIONS_STAND", "CONSULTATIONS_STAND"];
    expect(await refused({ reason: "　" })).toEqual([...standing, "REASON_REQUIRED"]);
    expect(await refused()).toEqual(standing);
    expect(await countRows(party)).toEqual(before);
    const canceled = { referralId, version: 1, to: "CANCELED", on: "2013-10-31", reason: REASON };
    expect((await send("recordReferralProgress", canceled)).userErrors).toEqual([]);
    expect(await refused()).toEqual(["NEGOTIATIONS_STAND", "CONSULTATIONS_STAND"]);
    const lapsed = { negotiationId, version: 1, to: "LAPSED", settledOn: "2013-10-31" };
    expect((await send("settleNegotiation", lapsed)).userErrors).toEqual([]);
    expect(await refused()).toEqual(["CONSULTATIONS_STAND"]);
    expect((await send("voidConsultation", { consultationId, reason: REASON })).userErrors).toEqual([]);
    expect((await voidIt(registrationId)).userErrors).toEqual([]);
  });

  it("is voided once its hire was undone, step by step, and gives the referral no result again", async () => {
    const { seekerId, registrationId } = await slip();
    const jobOrderId = await add.jobOrder({ trialMode: "DUAL", openings: 2, filled: 1 });
    const hired = { status: "HIRED", concludedOn: "2013-10-10" } as const;
    const referralId = await add.referral({ registrationId, jobOrderId, ...hired });
    const placementId = await add.placement({
      referralId,
      onTrial: true,
      status: "CONFIRMED",
      confirmedOn: "2013-10-15",
    });
    await party.database.dataSource.query("update registration set status = 'PLACED' where id = $1", [registrationId]);
    const trialId = await add.trial({ placementId });
    const codes = async (version: number) =>
      (await voidIt(registrationId, { version })).userErrors.map(({ code }: { code: string }) => code);
    expect(await codes(1)).toEqual(["ILLEGAL_TRANSITION", "REFERRALS_STAND"]);
    const done = async (name: string, input: object) => expect((await send(name, input)).userErrors).toEqual([]);
    const reason = REASON;
    await done("endTrial", { trialId, version: 1, to: "ENDED_EARLY", endedOn: "2013-10-20", reason });
    await done("voidPlacement", { placementId, version: 1, reason });
    const progress = { referralId, on: "2013-10-31", reason };
    await done("recordReferralProgress", { ...progress, version: 1, to: "CANCELED" });
    await party.database.dataSource.query(
      `insert into profile_revision (id, seeker_id, subject_id, field, before, reason, by_role)
       values (gen_random_uuid(), $1, $2, 'interviewOn', '2013-10-07', '先方の都合', 'national.counselor')`,
      [seekerId, referralId],
    );
    const [{ version }] = await party.database.dataSource.query("select version from registration where id = $1", [
      registrationId,
    ]);
    expect(await codes(version)).toEqual([]);
    await add.registration({ seekerId });
    const again = await send("recordReferralProgress", { ...progress, version: 2, to: "HIRED" });
    expect(onlyUserError(again)).toEqual(["REGISTRATION_VOIDED", "referralId"]);
    const query = `query ($id: ID!) { seeker(id: $id) { national { referrals(first: 5) { totalCount }
      placements(first: 5) { totalCount } trialEmployments { id } } } }`;
    const half = (await party.askAs({ role: "seeker", seekerId }, query, { id: seekerId })).data.seeker.national;
    const none = { totalCount: 0 };
    expect(half).toEqual({ referrals: none, placements: none, trialEmployments: [] });
    const disclosed = JSON.stringify(await readPersonalData(party.database, nationalPersonalData, seekerId));
    for (const held of [registrationId, placementId, trialId, "先方の都合"]) expect(disclosed).not.toContain(held);
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
