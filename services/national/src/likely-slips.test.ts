import { randomUUID } from "node:crypto";
import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import { countRows, NATIONAL_COUNSELOR, NATIONAL_PLANNING, ORDER_OFFICER } from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "./national";

let party: TestParty;
let seekerId: string;
let registrationId: string;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
});
beforeEach(async () => {
  const add = arrangeNational(party);
  seekerId = await add.person({ birthDate: "1961-04-02", sex: "FEMALE" });
  registrationId = await add.registration({ seekerId, receivedOn: "2012-02-01" });
});
afterAll(() => party?.[Symbol.asyncDispose]());

const SHEET = {
  ...{ employer: "見本警備", disclosure: "FULL", title: "警備員", description: "巡回", occupationCode: "F/45" },
  ...{ employmentType: "REGULAR", contractTerm: "INDEFINITE", insurance: [], licencesRequired: [], openings: 3 },
  trialMode: "NONE",
  wage: { unit: "HOURLY", minimum: 145_000 },
};

/** A placement on trial, whose work begins on the 15th. */
async function placedOnTrial(hiredOn = "2013-10-10") {
  const add = arrangeNational(party);
  const jobOrderId = await add.jobOrder({ trialMode: "DUAL" });
  const decided = { decidedOn: "2013-10-03", agreedOn: "2013-10-03", decidedByRole: "national.counselor" };
  const trialDecision = { ruleVersion: "2013", group: "AGE_45_TO_64", reason: "経験がないため", ...decided };
  const referral = { registrationId, jobOrderId, status: "HIRED", track: "TRIAL", trialDecision } as const;
  return add.placement({ referralId: await add.referral(referral), onTrial: true, hiredOn });
}

type Act = [name: string, who: CallerClaims, input: () => Promise<object>, doubts: string[]];
const ACTS: Act[] = [
  [
    "receiveRegistration",
    NATIONAL_COUNSELOR,
    async () => ({
      ...{ servicePointId: "shiroishi", office: "ハローワーク札幌東", name: "高齢 試", nameKana: "コウレイ タメシ" },
      ...{ birthDate: "1900-04-02", sex: "MALE", desiredOccupations: ["清掃員"], anyOccupation: false },
      ...{ desiredEmploymentTypes: ["REGULAR"], qualifications: [] },
    }),
    ["AGE_UNUSUAL birthDate"],
  ],
  [
    "receiveRegistration",
    NATIONAL_COUNSELOR,
    async () => {
      const person = { name: "見本 太郎", birthDate: "1961-06-15", sex: "MALE" } as const;
      const placed = await arrangeNational(party).person(person);
      await arrangeNational(party).registration({ seekerId: placed, status: "PLACED" });
      const wishes = { desiredOccupations: ["清掃員"], anyOccupation: false, desiredEmploymentTypes: ["REGULAR"] };
      const given = { seekerId: placed, office: "ハローワーク札幌東", nameKana: "ミホン タロウ", qualifications: [] };
      return { ...person, ...wishes, ...given };
    },
    ["AT_OFFICE_ITSELF servicePointId"],
  ],
  [
    "reviseNationalProfile",
    NATIONAL_COUNSELOR,
    async () => ({ seekerId, birthDate: "2001-04-02", reason: "本人確認書類による" }),
    ["AGE_UNUSUAL birthDate"],
  ],
  [
    "receiveJobOrder",
    ORDER_OFFICER,
    async () => ({ ...SHEET, office: "札幌東公共職業安定所", number: "01020-66001", receivedOn: "2012-03-31" }),
    ["WAGE_UNUSUAL wage", "DAY_LONG_AGO receivedOn", "DEADLINE_IN_PAST referUntil"],
  ],
  [
    "reviseJobOrder",
    ORDER_OFFICER,
    async () => ({
      ...SHEET,
      jobOrderId: await arrangeNational(party).jobOrder({}),
      version: 1,
      reason: "求人者の申出",
    }),
    ["WAGE_UNUSUAL wage"],
  ],
  [
    "recordConsultation",
    NATIONAL_COUNSELOR,
    async () => ({
      ...{ seekerId, heldOn: "2012-03-31", minutes: 40, topics: ["JOB_MATCHING"] },
      nextAction: { text: "応募", owner: "NATIONAL", dueOn: "2014-11-08" },
    }),
    ["AT_OFFICE_ITSELF servicePointId", "DAY_LONG_AGO heldOn", "DAY_FAR_AHEAD nextAction dueOn"],
  ],
  [
    "reportPlacement",
    NATIONAL_COUNSELOR,
    async () => {
      const add = arrangeNational(party);
      const referral = { registrationId, seekerId, jobOrderId: await add.jobOrder({}), status: "HIRED" } as const;
      const referralId = await add.referral({ ...referral, issuedOn: "2012-02-10" });
      const days = { supportStartedOn: "2012-02-01", hiredOn: "2012-03-01", startsOn: "2012-04-01" };
      return { referralId, ...days, employmentType: "REGULAR", onTrial: false };
    },
    ["DAY_LONG_AGO hiredOn", "DAY_LONG_AGO supportStartedOn"],
  ],
  [
    "issueReferral",
    NATIONAL_COUNSELOR,
    async () => {
      const add = arrangeNational(party);
      const jobOrderId = await add.jobOrder({ receivedOn: "2012-02-01", trialMode: "DUAL" });
      const decided = { decidedOn: "2012-02-20", seekerAgreedOn: "2012-02-21" };
      const trialDecision = { ruleVersion: "2013", group: "AGE_45_TO_64", reason: "経験がないため", ...decided };
      return { registrationId, jobOrderId, track: "TRIAL", issuedOn: "2012-03-01", trialDecision };
    },
    [...["DAY_LONG_AGO issuedOn", "DAY_LONG_AGO trialDecision decidedOn"], "DAY_LONG_AGO trialDecision seekerAgreedOn"],
  ],
  [
    "startTrial",
    NATIONAL_COUNSELOR,
    async () => ({ placementId: await placedOnTrial(), startsOn: "2014-11-01", plannedEndOn: "2015-01-31" }),
    ["DAY_FAR_AHEAD startsOn", "TRIAL_APART_FROM_WORK startsOn"],
  ],
  [
    "rescheduleTrial",
    NATIONAL_COUNSELOR,
    async () => {
      const placementId = await placedOnTrial("2012-03-01");
      const trialId = await arrangeNational(party).trial({ placementId, status: "PLANNED" });
      const days = { startsOn: "2012-03-10", plannedEndOn: "2012-05-31" };
      return { trialId, version: 1, ...days, reason: "入力誤り" };
    },
    ["DAY_LONG_AGO startsOn", "TRIAL_APART_FROM_WORK startsOn"],
  ],
  [
    "reviseConsultation",
    NATIONAL_COUNSELOR,
    async () => {
      const held = { seekerId, byName: "紹介 一子", heldOn: "2012-04-02" };
      return {
        consultationId: await arrangeNational(party).consultation(held),
        heldOn: "2012-03-30",
        reason: "入力誤り",
      };
    },
    ["DAY_LONG_AGO heldOn"],
  ],
  [
    "raiseNationalRequest",
    NATIONAL_PLANNING,
    async () => ({ subject: "施設の案内", text: "更新してください", responseDueOn: "2015-11-30" }),
    ["DAY_FAR_AHEAD responseDueOn"],
  ],
];

describe("an act of the national side with a likely slip", () => {
  it.each(ACTS)(
    "asks back, and is done when it is confirmed under the same key: %s",
    async (name, who, given, doubts) => {
      const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
      const query = `mutation ($input: ${type}!) { ${name}(input: $input) { userErrors { code path kind } } }`;
      const input = { idempotencyKey: randomUUID(), ...(await given()) };
      const before = await countRows(party, "registration", "job_order", "consultation", "placement", "mutual_request");
      const { data, errors } = await party.askAs(who, query, { input });
      expect(errors).toEqual([]);
      const doubted = data[name].userErrors.map(
        ({ code, path, kind }: { code: string; path: string[]; kind: string }) => {
          expect(kind).toBe("CONFIRM");
          return [code, ...path].join(" ");
        },
      );
      expect(doubted).toEqual(doubts);
      expect(
        await countRows(party, "registration", "job_order", "consultation", "placement", "mutual_request"),
      ).toEqual(before);
      const confirmed = doubts.map((doubt) => doubt.split(" ")[0]);
      const done = await party.askAs(who, query, { input: { ...input, confirmed } });
      expect([done.errors, done.data[name].userErrors]).toEqual([[], []]);
    },
  );
});
