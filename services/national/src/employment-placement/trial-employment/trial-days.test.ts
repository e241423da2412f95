import { lastDayOfTerm } from "@aiwork/agreement/agreement/calendar/days";
import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import fc from "fast-check";
import { national } from "../../national";
import { fitsTrialGroup, TRIAL_RULES, trialRuleOn } from "../referral/trial-rules";
import { trialPlanDueOn } from "./trial-days";

let party: TestParty;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
});
afterAll(() => party?.[Symbol.asyncDispose]());

const DAY = fc
  .date({ min: new Date("2011-11-01"), max: new Date("2039-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** The check of the database on a trial that ends a number of days after `ends_on`. */
const accepts = (later: number, definition: string) =>
  `(${definition.replaceAll("planned_end_on", `(ends_on + ${later})`)})`;

describe("the last day of a trial", () => {
  it("is the last one that PostgreSQL accepts, for any first day", async () => {
    const days = fc.sample(DAY, 2000);
    const [{ definition }]: [{ definition: string }] = await party.database.dataSource.query(
      `select pg_get_expr(conbin, conrelid) as definition from pg_constraint where conname = 'trial_in_three_months'`,
    );
    const rows: { starts_on: string; last: boolean; longer: boolean; due: string }[] =
      await party.database.dataSource.query(
        `select starts_on, starts_on + 14 as due, ${accepts(0, definition ?? "")} as last,
           ${accepts(1, definition ?? "")} as longer
         from unnest($1::date[], $2::date[]) as trial (starts_on, ends_on)`,
        [days, days.map((day) => lastDayOfTerm(day, 3))],
      );
    expect(
      rows.map(({ starts_on, last, longer, due }) => [last, longer, due === trialPlanDueOn(starts_on, 14)]),
    ).toEqual(days.map(() => [true, false, true]));
  });

  it("is enforced by the database, with the due day and the end", async () => {
    const add = arrangeNational(party);
    const registrationId = await add.registration({ seekerId: await add.person() });
    const referralId = await add.referral({ registrationId, jobOrderId: await add.jobOrder({}), status: "HIRED" });
    const placementId = await add.placement({ referralId });
    const trial = (more: object) => add.trial({ placementId, ...more });
    await expect(trial({ plannedEndOn: "2014-01-15" })).rejects.toThrow(/trial_in_three_months/);
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
