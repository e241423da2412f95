import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import fc from "fast-check";
import { national } from "../../national";
import { fitsTrialGroup, TRIAL_RULES, trialRuleOn } from "../referral/trial-rules";
import { lastDayOfTrial, trialPlanDueOn } from "./start-trial";

let party: TestParty;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
});
afterAll(() => party?.[Symbol.asyncDispose]());

const DAY = fc
  .date({ min: new Date("2011-11-01"), max: new Date("2039-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe("the last day of a trial", () => {
  it("equals PostgreSQL's last day of three months for any first day", async () => {
    const days = fc.sample(DAY, 2000);
    const rows: { start: string; last: string; due: string }[] = await party.database.dataSource.query(
      `select start, (start + interval '3 months')::date - 1 as last, start + 14 as due from unnest($1::date[]) as start`,
      [days],
    );
    expect(rows.map(({ start }) => [lastDayOfTrial(start, 3), trialPlanDueOn(start, 14)])).toEqual(
      rows.map(({ last, due }) => [last, due]),
    );
  });

  it("grows with the number of months and never decreases when the start is later", () => {
    fc.assert(
      fc.property(DAY, DAY, fc.integer({ min: 1, max: 3 }), (one, other, months) => {
        const [first = "", second = ""] = [one, other].sort();
        expect(lastDayOfTrial(first, months) <= lastDayOfTrial(second, months)).toBe(true);
        expect(lastDayOfTrial(first, months) < lastDayOfTrial(first, months + 1)).toBe(true);
      }),
    );
  });

  it("is enforced by the database, with the due day and the end", async () => {
    const add = arrangeNational(party);
    const registrationId = await add.registration({ seekerId: await add.person() });
    const referralId = await add.referral({ registrationId, jobOrderId: await add.jobOrder({}), status: "HIRED" });
    const placementId = await add.placement({ referralId });
    const trial = (more: object) => add.trial({ placementId, ...more });
    await expect(trial({ plannedEndOn: "2014-01-15" })).rejects.toThrow(/trial_employment_/);
    await expect(trial({ planDueOn: "2013-10-30" })).rejects.toThrow(/plan_due_in_two_weeks/);
    const over = { status: "ENDED_EARLY", endReason: "退職" };
    await expect(trial({ ...over, endedOn: "2014-01-15" })).rejects.toThrow(/ended_within_trial/);
    await expect(trial(over)).rejects.toThrow(/ended_when_over/);
    const early = { status: "CONVERTED", endedOn: "2013-11-01", convertedOn: "2013-10-31" };
    await expect(trial(early)).rejects.toThrow(/converted_after_end/);
  });
});

describe("the rules of trial employment", () => {
  it("never overlap and name each group once", () => {
    const inOrder = [...TRIAL_RULES].sort((a, b) => (a.from < b.from ? -1 : 1));
    for (const [i, { until, groups }] of inOrder.entries()) {
      const next = inOrder[i + 1];
      if (next) expect(until !== null && until < next.from).toBe(true);
      expect(new Set(groups.map(({ code }) => code)).size).toBe(groups.length);
    }
  });

  it("are found for every day, including the first and last", () => {
    for (const { version, from, until } of TRIAL_RULES)
      for (const day of [from, until ?? "2099-12-31"]) expect(trialRuleOn(day)?.version).toBe(version);
    expect(trialRuleOn("2011-10-31")).toBeUndefined();
  });

  it("accept ages 45 to 64 in the 2013 version for any birthday", () => {
    const rule = trialRuleOn("2013-10-31");
    const group = rule?.groups.find(({ code }) => code === "AGE_45_TO_64");
    fc.assert(
      fc.property(DAY, fc.integer({ min: 0, max: 100 }), fc.boolean(), (day, age, isBirthday) => {
        const year = Number(day.slice(0, 4)) - age;
        const birthDate = `${year}-${isBirthday ? day.slice(5) : "01-01"}`;
        expect(group && fitsTrialGroup(group, birthDate, day)).toBe(age >= 45 && age <= 64);
      }),
    );
  });
});
