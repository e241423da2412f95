import { randomUUID } from "node:crypto";
import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import {
  countRows,
  NATIONAL_COUNSELOR,
  NATIONAL_COUNSELOR_ELSEWHERE,
  nationalMutation,
  onlyUserError,
} from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
let revise: ReturnType<typeof nationalMutation>;
let seekerId: string;
let registrationId: string;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  revise = nationalMutation(
    party,
    "reviseNationalProfile",
    `seeker { national {
      profile { name nameKana birthDate sex phone receivesEmploymentInsurance revisions { field before reason by { party role name } } }
      registration { ageOnReceipt } referralsToReview } }`,
  );
});
beforeEach(async () => {
  const arrange = arrangeNational(party);
  seekerId = await arrange.person({ birthDate: "1961-04-02", sex: "FEMALE", phone: "011-000-0000" });
  registrationId = await arrange.registration({ seekerId, ageOnReceipt: 52 });
});
afterAll(() => party?.[Symbol.asyncDispose]());

const reason = "本人確認書類による訂正";
const by = { party: "NATIONAL", role: "national.counselor", name: "紹介 一子" };
const half = async (input: object) =>
  (await revise(NATIONAL_COUNSELOR, { seekerId, reason, ...input })).seeker.national;

describe("reviseNationalProfile", () => {
  it("corrects the given fields and keeps what they were, with the reason", async () => {
    const given = {
      name: "見本 華子",
      nameKana: "ミホン ハナコ",
      birthDate: "1951-04-02",
      sex: "MALE",
      phone: null,
      receivesEmploymentInsurance: true,
    };
    const { profile, registration } = await half(given);
    const { revisions, ...now } = profile;
    expect(now).toEqual(given);
    const kept = (field: string, before: string | null) => ({ field, before, reason, by });
    expect(revisions).toEqual([
      kept("birthDate", "1961-04-02"),
      kept("name", "見本 花子"),
      kept("phone", "011-000-0000"),
      kept("receivesEmploymentInsurance", null),
      kept("sex", "FEMALE"),
    ]);
    expect(registration).toEqual({ ageOnReceipt: 62 });
  });

  it("leaves the fields and the age on receipt that are not corrected as they were", async () => {
    const { profile, registration } = await half({ phone: "011-111-1111" });
    expect(profile).toMatchObject({ name: "見本 花子", birthDate: "1961-04-02", phone: "011-111-1111" });
    expect(registration).toEqual({ ageOnReceipt: 52 });
  });

  it("lists the referrals whose age limit or trial group was judged by the old birth date, and no others", async () => {
    const arrange = arrangeNational(party);
    const limited = await arrange.jobOrder({
      ageMaximum: 59,
      ageGround: "RETIREMENT_AGE",
      ageBasisText: "定年を上限",
      mandatoryRetirementAge: 60,
    });
    const live = await arrange.referral({ seekerId, registrationId, jobOrderId: limited });
    const other = await arrange.jobOrder({
      ageMinimum: 18,
      ageGround: "STATUTORY_MINIMUM",
      ageBasisText: "法令による",
    });
    await arrange.referral({
      seekerId,
      registrationId,
      jobOrderId: other,
      status: "NOT_HIRED",
      concludedOn: "2013-10-04",
    });
    await arrange.referral({ seekerId, registrationId, jobOrderId: await arrange.jobOrder({}) });
    const trialDecision = {
      ruleVersion: "2013",
      group: "AGE_45_TO_64",
      reason: "就労経験が少ない",
      decidedOn: "2013-10-03",
      decidedByRole: "national.counselor",
      agreedOn: "2013-10-03",
    };
    const onTrial = await arrange.referral({
      seekerId,
      registrationId,
      jobOrderId: await arrange.jobOrder({ trialMode: "DUAL" }),
      track: "TRIAL",
      status: "HIRED",
      concludedOn: "2013-10-08",
      trialDecision: trialDecision as never,
    });
    expect((await half({ phone: null })).referralsToReview).toEqual([]);
    const { referralsToReview } = await half({ birthDate: "1940-04-02" });
    expect(new Set(referralsToReview)).toEqual(new Set([live, onTrial]));
  });

  it("shows what the profile was to own staff alone", async () => {
    await half({ name: "見本 華子" });
    await party.database.dataSource.query(
      `insert into disclosure_consent (id, seeker_id, categories, purpose, evidence, given_on, expires_on)
       values ($1, $2, '{NATIONAL_PROFILE}', '就労支援', 'SIGNED_FORM', '2013-10-01', '2014-09-30')`,
      [randomUUID(), seekerId],
    );
    const query = "query ($id: ID!) { seeker(id: $id) { national { profile { name revisions { before } } } } }";
    for (const who of [
      { role: "seeker", seekerId },
      { role: "city.counselor", servicePoints: ["shiroishi"] },
    ]) {
      const { data } = await party.askAs(who, query, { id: seekerId });
      expect(data.seeker.national.profile).toEqual({ name: "見本 華子", revisions: null });
    }
  });

  it("says all that is wrong with a correction at once", async () => {
    const { userErrors } = await revise(NATIONAL_COUNSELOR, { seekerId, reason: " ", phone: "1", nameKana: "見本" });
    expect(userErrors.map(({ code, path }: { code: string; path: string[] }) => [code, ...path].join(" "))).toEqual([
      ...["REASON_REQUIRED reason", "KANA_EXPECTED nameKana", "PHONE_FORM phone"],
    ]);
  });

  it.each([
    ["at another service point", NATIONAL_COUNSELOR_ELSEWHERE, { phone: "1" }, ["NO_SUCH_RECORD", "seekerId"]],
    [
      "of an unknown person",
      NATIONAL_COUNSELOR,
      { seekerId: randomUUID(), phone: "1" },
      ["NO_SUCH_RECORD", "seekerId"],
    ],
    ["without a reason", NATIONAL_COUNSELOR, { sex: "MALE", reason: " " }, ["REASON_REQUIRED", "reason"]],
    ["without a field", NATIONAL_COUNSELOR, {}, ["NOTHING_TO_CORRECT", null]],
    ["to no name", NATIONAL_COUNSELOR, { name: null }, ["TEXT_REQUIRED", "name"]],
    ["to a name of signs", NATIONAL_COUNSELOR, { name: "・" }, ["NAME_WITHOUT_LETTER", "name"]],
    ["to no reading", NATIONAL_COUNSELOR, { nameKana: null }, ["TEXT_REQUIRED", "nameKana"]],
    ["to no birth date", NATIONAL_COUNSELOR, { birthDate: null }, ["TEXT_REQUIRED", "birthDate"]],
    ["to no sex", NATIONAL_COUNSELOR, { sex: null }, ["TEXT_REQUIRED", "sex"]],
    ["to a birth date to come", NATIONAL_COUNSELOR, { birthDate: "2013-11-01" }, ["DAY_IN_THE_FUTURE", "birthDate"]],
    ["to a reading in kanji", NATIONAL_COUNSELOR, { nameKana: "見本" }, ["KANA_EXPECTED", "nameKana"]],
  ])("refuses to correct a profile %s, and writes nothing", async (_, who, more, refusal) => {
    const before = await countRows(party, "profile_revision");
    expect(onlyUserError(await revise(who, { seekerId, reason, ...more }))).toEqual(refusal);
    expect(await countRows(party, "profile_revision")).toEqual(before);
  });
});
