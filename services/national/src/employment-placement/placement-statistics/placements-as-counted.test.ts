import { keepStatistics, statisticsOf } from "@aiwork/kit/agreement/statistics-of";
import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import { NATIONAL_COUNSELOR, sendNationalMutation } from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

const MEASURES = "referrals interviews placements personsPlaced trialStarts conversions";

let party: TestParty;
let placements: ReturnType<typeof statisticsOf>;
let market: ReturnType<typeof statisticsOf>;
beforeAll(async () => {
  party = await startTestParty(national, "demo", "2013-10-31");
  placements = statisticsOf(party, "placementStatistics", `servicePoint { id } month track employmentType ${MEASURES}`);
  market = statisticsOf(party, "labourMarketStatistics", "servicePoint { id } month filledOpenings placements");
});
afterAll(() => party?.[Symbol.asyncDispose]());

const rows = (text: string) => party.database.dataSource.query(text);

/** Shiroishi's cases of regular and of part-time employment. */
async function casesByType(asOf: string): Promise<[number, number]> {
  const found = await placements.rows("table: BY_POINT_AND_EMPLOYMENT_TYPE", asOf);
  const cases = (type: string) =>
    found.find(({ servicePoint, employmentType }) => servicePoint.id === "shiroishi" && employmentType === type);
  return [cases("REGULAR").placements, cases("PART_TIME").placements];
}
const marketOfOctober = async () =>
  (await market.rows('through: "2013-10"')).filter(({ month }) => month === "2013-10");

describe("placement statistics as known at an instant", () => {
  it("stay as they were known, from the letter to the placement that was voided and confirmed anew", async () => {
    const answers = keepStatistics(async (asOf) => {
      const found = await placements.rows("table: BY_POINT_AND_MONTH", asOf);
      const at = (of: string) =>
        found.find(({ servicePoint, month }) => servicePoint.id === "shiroishi" && month === of) ?? {};
      const [september, october] = [at("2013-09"), at("2013-10")];
      return {
        referrals: october.referrals,
        interviews: [september.interviews, october.interviews],
        cases: [september.placements, october.placements],
        persons: [september.personsPlaced, october.personsPlaced],
      };
    });
    const send = async (name: string, input: object, fields = "") => {
      const { userErrors, ...payload } = await sendNationalMutation(party, NATIONAL_COUNSELOR, name, input, fields);
      expect(userErrors).toEqual([]);
      return payload;
    };
    const first = await answers.ask();
    const add = arrangeNational(party);
    const registrationId = await add.registration({ seekerId: await add.person() });
    const jobOrderId = await add.jobOrder();
    const { referral } = await send(
      "issueReferral",
      { registrationId, jobOrderId, track: "ORDINARY", issuedOn: "2013-10-01" },
      "referral { id }",
    );
    expect(await answers.ask()).toEqual({ ...first, referrals: first.referrals + 1 });
    const referralId = referral.id;
    await send("recordReferralProgress", {
      referralId,
      version: 1,
      to: "INTERVIEW_SET",
      on: "2013-10-01",
      interviewOn: "2013-10-03",
    });
    expect(await answers.ask()).toEqual({ ...first, referrals: first.referrals + 1 });
    await send("recordReferralProgress", { referralId, version: 2, to: "HIRED", on: "2013-10-05" });
    const interviewed = {
      ...first,
      referrals: first.referrals + 1,
      interviews: [first.interviews[0], first.interviews[1] + 1],
    };
    expect(await answers.ask()).toEqual(interviewed);
    const hired = {
      referralId,
      hiredOn: "2013-10-05",
      startsOn: "2013-10-07",
      employmentType: "REGULAR",
      onTrial: false,
    };
    const { placement } = await send("reportPlacement", hired, "placement { id }");
    expect(await answers.ask()).toEqual(interviewed);
    const placementId = placement.id;
    await send("confirmPlacement", { placementId, version: 1, confirmedOn: "2013-10-31" });
    const [[septemberCases, octoberCases], [septemberPersons, octoberPersons]] = [first.cases, first.persons];
    const confirmed = {
      ...interviewed,
      cases: [septemberCases, octoberCases + 1],
      persons: [septemberPersons, octoberPersons + 1],
    };
    expect(await answers.ask()).toEqual(confirmed);
    const types = keepStatistics(casesByType);
    const [regular, partTime] = await types.ask();
    const ofMarket = await marketOfOctober();
    await send("voidPlacement", { placementId, version: 2, reason: "雇用形態の誤り" });
    expect(await answers.ask()).toEqual(interviewed);
    const right = await send("reportPlacement", { ...hired, employmentType: "PART_TIME" }, "placement { id }");
    await send("confirmPlacement", { placementId: right.placement.id, version: 1, confirmedOn: "2013-10-31" });
    expect(await answers.ask()).toEqual(confirmed);
    expect(await types.ask()).toEqual([regular - 1, partTime + 1]);
    expect(await marketOfOctober()).toEqual(ofMarket);
    const other = await add.registration({ seekerId: await add.person() });
    const mistaken = await add.referral({ registrationId: other, jobOrderId: await add.jobOrder() });
    const progress = (version: number, to: string, more: object = {}) =>
      send("recordReferralProgress", { referralId: mistaken, version, to, on: "2013-10-08", ...more });
    await progress(1, "INTERVIEW_SET", { interviewOn: "2013-10-08" });
    await progress(2, "INTERVIEWED");
    const [inSeptember = 0, inOctober = 0] = confirmed.interviews;
    expect(await answers.ask()).toMatchObject({ interviews: [inSeptember, inOctober + 1] });
    await progress(3, "APPLIED", { reason: "別の紹介の入力誤り" });
    expect(await answers.ask()).toMatchObject({ interviews: confirmed.interviews });
    await answers.askAgain();
    await types.askAgain();
  });

  it("count a trial from its beginning, and its conversion until it is taken back", async () => {
    const trials = async () => {
      const [row] = await placements.rows("table: BY_POINT_AND_TRACK");
      const found = (await placements.rows("table: BY_POINT_AND_TRACK"))[1];
      expect(row.trialStarts).toBe(0);
      return [found.trialStarts, found.conversions];
    };
    const [starts = 0, conversions = 0] = await trials();
    const add = arrangeNational(party);
    const registrationId = await add.registration({ seekerId: await add.person() });
    const jobOrderId = await add.jobOrder({ openings: 2, filled: 1, trialMode: "DUAL" });
    const referralId = await add.referral({
      ...{ registrationId, jobOrderId, status: "HIRED" as const, track: "TRIAL" as const },
      trialDecision: {
        ...{ ruleVersion: "2013", group: "AGE_45_TO_64", reason: "経験がないため" },
        ...{ decidedOn: "2013-10-03", decidedByRole: "national.counselor", agreedOn: "2013-10-03" },
      },
    });
    const placementId = await add.placement({ referralId, onTrial: true });
    const trialId = await add.trial({ placementId, status: "PLANNED" });
    expect(await trials()).toEqual([starts, conversions]);
    await rows(`update trial_employment set status = 'STARTED' where id = '${trialId}'`);
    expect(await trials()).toEqual([starts + 1, conversions]);
    await rows(
      `update trial_employment set status = 'CONVERTED', converted_on = '2013-10-31', ended_on = '2013-10-30' where id = '${trialId}'`,
    );
    expect(await trials()).toEqual([starts + 1, conversions + 1]);
    await rows(
      `update trial_employment set status = 'STARTED', converted_on = null, ended_on = null where id = '${trialId}'`,
    );
    expect(await trials()).toEqual([starts + 1, conversions]);
  });

  it("count a trial once where its placement was voided and reported anew, and one that began later again", async () => {
    const trials = async () => {
      const found = (await placements.rows("table: BY_POINT_AND_TRACK"))[1];
      return [found.trialStarts, found.conversions];
    };
    const add = arrangeNational(party);
    const registrationId = await add.registration({ seekerId: await add.person() });
    const jobOrderId = await add.jobOrder({ openings: 9, filled: 1, trialMode: "DUAL" });
    const referralId = await add.referral({
      ...{ registrationId, jobOrderId, status: "HIRED" as const, track: "TRIAL" as const },
      trialDecision: {
        ...{ ruleVersion: "2013", group: "AGE_45_TO_64", reason: "経験がないため" },
        ...{ decidedOn: "2013-10-03", decidedByRole: "national.counselor", agreedOn: "2013-10-03" },
      },
    });
    const trialOf = async (startsOn: string, planDueOn: string) => {
      const placementId = await add.placement({ referralId, onTrial: true });
      const trialId = await add.trial({ placementId, status: "PLANNED", startsOn, planDueOn });
      const change = (status: string, days: string) =>
        rows(`update trial_employment set status = '${status}', ${days} where id = '${trialId}'`);
      return {
        start: () => change("STARTED", "ended_on = null"),
        convert: () => change("CONVERTED", "converted_on = '2013-10-26', ended_on = '2013-10-25'"),
        withdraw: () =>
          rows(`update placement set status = 'VOIDED', void_reason = '誤り' where id = '${placementId}'`),
      };
    };
    const [starts, conversions] = await trials();
    const wrong = await trialOf("2013-10-15", "2013-10-29");
    await wrong.start();
    await wrong.convert();
    expect(await trials()).toEqual([starts + 1, conversions + 1]);
    await wrong.withdraw();
    const right = await trialOf("2013-10-16", "2013-10-30");
    await right.start();
    await right.convert();
    expect(await trials()).toEqual([starts + 1, conversions + 1]);
    await right.withdraw();
    const later = await trialOf("2013-10-28", "2013-11-11");
    await later.start();
    expect(await trials()).toEqual([starts + 2, conversions + 1]);
  });
});
