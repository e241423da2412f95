import { randomUUID } from "node:crypto";
import { readPersonalData } from "@aiwork/agreement/joint-counter/personal-data-inventory/read-personal-data";
import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { arrangeNational, type NationalRows } from "@aiwork/kit/national/arrange-national";
import {
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
const profile = async (seekerId: string, who: CallerClaims = NATIONAL_COUNSELOR) => {
  const query = `query ($id: ID!) { seeker(id: $id) { national {
    profile { name } registration { id } registrations(first: 5) { edges { node { status } } } timeline { kind } } } }`;
  return (await party.askAs(who, query, { id: seekerId })).data.seeker.national;
};
const background = { workHistory: "別の方の職歴", outOfWorkSince: "2013-08-01" };
async function slip(given: Partial<RegistrationEntity> = {}) {
  const seekerId = await add.person({ name: "別の 方", birthDate: "1970-01-01", sex: "UNSTATED" });
  return { seekerId, registrationId: await add.registration({ seekerId, background, ...given }) };
}
const PLAIN = {
  name: "見本 花子",
  nameKana: "ミホン ハナコ",
  birthDate: "1961-06-15",
  sex: "FEMALE",
  servicePointId: "shiroishi",
  office: "札幌東公共職業安定所",
  desiredOccupations: ["警備員"],
  anyOccupation: false,
  desiredEmploymentTypes: ["REGULAR"],
  qualifications: [],
};
const count = async (text: string, ...values: unknown[]) =>
  (await party.database.dataSource.query(text, values)).length;

describe("voidRegistration", () => {
  it.each<Partial<RegistrationEntity>>([
    { status: "PROVISIONAL", number: null },
    { status: "ACTIVE" },
    { status: "EXPIRED", validUntil: "2013-10-30" },
    { status: "WITHDRAWN" },
  ])("voids a registration that is %j, with a reason, which its staff still see", async (given) => {
    const { registrationId } = await slip(given);
    const { registration, userErrors } = await voidIt(registrationId);
    expect(userErrors).toEqual([]);
    const history = [{ from: given.status, to: "VOIDED", reason: REASON }];
    expect(registration).toEqual({ version: 2, status: "VOIDED", workHistory: "別の方の職歴", history });
  });

  it("ends the standing at once, and lets anybody receive the person under the id", async () => {
    const { seekerId, registrationId } = await slip();
    expect(await profile(seekerId)).toMatchObject({ profile: { name: "別の 方" } });
    await voidIt(registrationId);
    expect(await profile(seekerId)).toBeNull();
    const input = { ...PLAIN, seekerId, servicePointId: "toyohira" };
    expect((await send("receiveRegistration", input, "", NATIONAL_COUNSELOR_ELSEWHERE)).userErrors).toEqual([]);
    expect(await profile(seekerId, NATIONAL_COUNSELOR_ELSEWHERE)).toMatchObject({ profile: { name: "見本 花子" } });
  });

  it("ends the consents that were given with it, so that they open nothing of whoever is received under the id", async () => {
    const { seekerId, registrationId } = await slip();
    const given = { categories: ["REGISTRATION"], purpose: "就労支援のため", evidence: "ORAL_RECORDED" };
    const consent = await send("giveNationalConsent", { seekerId, ...given, expiresOn: "2014-03-31" });
    expect(consent.userErrors).toEqual([]);
    const standing = "select from disclosure_consent where seeker_id = $1 and withdrawn_at is null";
    expect(await count(standing, seekerId)).toBe(1);
    await voidIt(registrationId);
    expect(await count(standing, seekerId)).toBe(0);
  });

  it("shows nothing of it to the person or the other party, and discloses nothing", async () => {
    const { seekerId, registrationId } = await slip();
    await add.referral({
      registrationId,
      jobOrderId: await add.jobOrder({ title: "別の方の求人" }),
      status: "CANCELED",
    });
    await add.negotiation({
      registrationId,
      jobOrderId: await add.jobOrder({}),
      status: "LAPSED",
      settledOn: "2013-10-20",
    });
    await voidIt(registrationId);
    // A consent of whoever the id belongs to.
    await party.database.dataSource.query(
      `insert into disclosure_consent (id, seeker_id, categories, purpose, evidence, given_on, expires_on)
       values ($1, $2, '{REGISTRATION,REFERRAL_STATUS}', '就労支援', 'SIGNED_FORM', '2013-10-01', '2014-09-30')`,
      [randomUUID(), seekerId],
    );
    for (const who of [
      { role: "seeker", seekerId },
      { role: "city.counselor", servicePoints: ["shiroishi"] },
    ]) {
      const query = `query ($id: ID!) { seeker(id: $id) { national { registration { id }
        registrations(first: 5) { totalCount } referrals(first: 5) { totalCount } negotiations(first: 5) { totalCount }
        timeline { kind } } } }`;
      const { national: half } = (await party.askAs(who, query, { id: seekerId })).data.seeker;
      const none = { totalCount: 0 };
      expect(half).toMatchObject({ registration: null, registrations: none, referrals: none, negotiations: none });
      expect(half.timeline.filter(({ kind }: { kind: string }) => !kind.startsWith("CONSENT_"))).toEqual([]);
    }
    const disclosed = JSON.stringify(await readPersonalData(party.database, nationalPersonalData, seekerId));
    for (const content of ["別の方", "別の 方", registrationId]) expect(disclosed).not.toContain(content);
  });

  it("finds the other registration that stands, and keeps the profile with it", async () => {
    const { seekerId, registrationId } = await slip({ receivedOn: "2013-10-20" });
    const stands = await add.registration({ seekerId, receivedOn: "2013-09-02" });
    expect(await profile(seekerId)).toMatchObject({ registration: { id: registrationId } });
    await voidIt(registrationId);
    const half = await profile(seekerId);
    expect(half).toMatchObject({ profile: { name: "別の 方" }, registration: { id: stands } });
    expect(half.registrations.edges).toEqual([{ node: { status: "VOIDED" } }, { node: { status: "ACTIVE" } }]);
    expect(half.timeline).toEqual([{ kind: "REGISTERED" }]);
  });

  it("forgets the profile of a person who was never registered otherwise, and what it was", async () => {
    const { seekerId, registrationId } = await slip();
    const revision = { seekerId, name: "別 の方", reason: "氏名の訂正" };
    expect((await send("reviseNationalProfile", revision)).userErrors).toEqual([]);
    await voidIt(registrationId);
    expect(await count("select from national_profile where seeker_id = $1", seekerId)).toBe(0);
    const kept = "select from profile_revision where seeker_id = $1 and (before, reason) is distinct from (null, null)";
    expect(await count(kept, seekerId)).toBe(0);
    expect(await count("select from profile_revision where seeker_id = $1", seekerId)).toBe(1);
  });

  it("finds nobody by its number, and hands nobody over by it", async () => {
    const { seekerId, registrationId } = await slip({ number: "01010-787878" });
    await voidIt(registrationId);
    const look = "query ($lookup: NationalPersonLookupInput!) { nationalPersons(lookup: $lookup) { seekerId } }";
    const lookup = { number: "01010-787878", ground: "TRANSFER", reason: "白石への転居のため" };
    expect((await party.askAs(NATIONAL_COUNSELOR, look, { lookup })).data.nationalPersons).toEqual([]);
    const transfer = { seekerId, servicePointId: "toyohira", reason: "転居のため" };
    expect((await send("handOverNationalFile", transfer)).userErrors).toHaveLength(1);
  });

  it("knows the person where an earlier registration stands, and not where the voided one stood", async () => {
    const { seekerId, registrationId } = await slip({ receivedOn: "2013-10-20" });
    await add.registration({ seekerId, servicePointId: "toyohira" });
    await voidIt(registrationId);
    const look =
      "query ($lookup: NationalPersonLookupInput!) { nationalPersons(lookup: $lookup) { servicePoint { id } } }";
    const lookup = { name: "別の方", birthDate: "1970-01-01", ground: "TRANSFER", reason: "白石への転居のため" };
    const { nationalPersons } = (await party.askAs(NATIONAL_COUNSELOR, look, { lookup })).data;
    expect(nationalPersons).toContainEqual({ servicePoint: { id: "toyohira" } });
    const again = { ...PLAIN, name: "別の 方", birthDate: "1970-01-01", sex: "UNSTATED", seekerId };
    expect(onlyUserError(await send("receiveRegistration", again))[0]).toBe("SERVED_ELSEWHERE");
  });

  it("was the registration of no day: nothing is recorded on it for a day before", async () => {
    const { registrationId, seekerId } = await slip();
    await add.stateChange(registrationId, "2013-09-02T01:00:00Z", "ACTIVE");
    const jobOrderId = await add.jobOrder({});
    await add.registration({ seekerId, receivedOn: "2013-10-29" });
    await voidIt(registrationId);
    const letter = {
      registrationId,
      jobOrderId,
      servicePointId: "shiroishi",
      track: "ORDINARY",
      issuedOn: "2013-10-30",
    };
    expect(onlyUserError(await send("issueReferral", letter))).toEqual(["REGISTRATION_NOT_ACTIVE", "registrationId"]);
    const consultation = { seekerId, heldOn: "2013-10-28", minutes: 10, topics: ["JOB_SEARCH"] };
    expect(onlyUserError(await send("recordConsultation", consultation))).toEqual(["HELD_BEFORE_REGISTERED", "heldOn"]);
    const revision = { registrationId, version: 2, desiredOccupations: ["警備員"], reason: "変更" };
    expect(onlyUserError(await send("reviseRegistration", revision))).toEqual([
      "REGISTRATION_VOIDED",
      "registrationId",
    ]);
  });
});
