import { type DatedSystem, startDatedSystem } from "@aiwork/kit/system/start-dated-system";
import { daysBetween, nodesOf, readBack, readOwnView } from "./read-back";
import { runDayByDay, staffOf } from "./run-mutation";
import { runShiroishiCase, type ShiroishiCase } from "./shiroishi-case";
import { runToyohiraCase, type ToyohiraCase } from "./toyohira-case";

/** Where the source alone is known, and among the demonstration's persons. */
describe.each(["seed", "demo"])("with the data set %s", (dataSet) => {
  let system: DatedSystem;
  let shiroishi: ShiroishiCase;
  let toyohira: ToyohiraCase;
  beforeAll(async () => {
    system = await startDatedSystem(dataSet, "2013-05-13");
    const run = runDayByDay(system, system.comesTo);
    shiroishi = await runShiroishiCase(run);
    toyohira = await runToyohiraCase(run);
    system.comesTo("2013-10-31");
  }, 240_000);
  afterAll(() => system?.[Symbol.asyncDispose]());

  const view = (id: string) => readOwnView(system, id);

  describe("the success case of Shiroishi, built by mutations alone (男性：52歳、希望職種：不問)", () => {
    it("ends in a trial as a guard, two days after the interview and 4.5 months after the first visit", async () => {
      const { city, national } = await view(shiroishi.seekerId);
      expect(city.profile).toMatchObject({ publicAssistance: true, ageBand: "FROM_45_TO_54" });
      const [hired, ...failed] = nodesOf(national.referrals);
      expect(failed.map(({ status }: { status: string }) => status)).toEqual(Array(3).fill("NOT_HIRED"));
      expect(hired).toMatchObject({ id: shiroishi.referralId, status: "HIRED", track: "TRIAL" });
      expect(hired.jobOrder).toMatchObject({ title: "交通誘導・イベントの警備員（併用求人）", trialMode: "DUAL" });
      expect(hired.trialDecision).toMatchObject({ ruleVersion: "2013", group: "AGE_45_TO_64" });
      const [placement] = nodesOf(national.placements);
      expect(placement).toMatchObject({ status: "CONFIRMED", onTrial: true, countedMonth: "2013-09" });
      expect(daysBetween(hired.interviewOn, placement.hiredOn)).toBe(2);
      expect(daysBetween(placement.supportStartedOn, placement.hiredOn) / 30.4).toBeCloseTo(4.5, 1);
      expect(national.trialEmployments).toMatchObject([
        { status: "STARTED", startsOn: "2013-10-01", planOverdue: false },
      ]);
      expect(national.registration).toMatchObject({ status: "PLACED", anyOccupation: true, ageOnReceipt: 51 });
    });

    it("shows a visit every week", async () => {
      const visits = nodesOf((await view(shiroishi.seekerId)).city.visits).map(
        ({ visitedOn }: { visitedOn: string }) => visitedOn,
      );
      expect(visits).toHaveLength(20);
      for (const [i, day] of visits.slice(1).entries()) expect(Math.abs(daysBetween(day, visits[i]))).toBe(7);
    });
  });

  describe("the success case of Toyohira, built by mutations alone (男性：62歳、希望職種：介護職)", () => {
    it("ends in regular care work after a negotiation about the retirement age, in two weeks and without a trial", async () => {
      const { national } = await view(toyohira.seekerId);
      const [negotiation] = nodesOf(national.negotiations);
      expect(negotiation).toMatchObject({ id: toyohira.negotiationId, topic: "RETIREMENT_AGE", status: "AGREED" });
      const [referral] = nodesOf(national.referrals);
      expect(referral).toMatchObject({ status: "HIRED", track: "ORDINARY", negotiation: { id: negotiation.id } });
      expect(referral.jobOrder).toMatchObject({ mandatoryRetirementAge: 60, trialMode: "DUAL" });
      const [placement] = nodesOf(national.placements);
      expect(placement).toMatchObject({ status: "CONFIRMED", onTrial: false, employmentType: "REGULAR" });
      expect(placement.countedMonth).toBe("2013-07");
      expect(daysBetween(placement.supportStartedOn, placement.hiredOn)).toBe(14);
      expect(national.trialEmployments).toEqual([]);
      expect(national.registration).toMatchObject({ status: "PLACED", ageOnReceipt: 62 });
    });

    it("leaves the order FILLED, because its one opening is filled", async () => {
      const document = "query ($id: ID!) { referral(id: $id) { jobOrder { status openings filled } } }";
      const { national } = staffOf("toyohira");
      const { referral } = await readBack(system, national, document, { id: toyohira.referralId });
      expect(referral.jobOrder).toEqual({ status: "FILLED", openings: 1, filled: 1 });
    });
  });
});
