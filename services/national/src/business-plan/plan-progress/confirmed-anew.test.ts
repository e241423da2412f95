import { checkpointsOf } from "@aiwork/kit/agreement/checkpoints-of";
import { keepStatistics } from "@aiwork/kit/agreement/statistics-of";
import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import { NATIONAL_COUNSELOR, NATIONAL_PLANNING, sendNationalMutation } from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
let add: ReturnType<typeof arrangeNational>;
let today: string;
const comesTo = (day: string) => {
  today = day;
  party.comesTo(day);
};
beforeEach(async () => {
  party = await startTestParty(national, "seed", "2014-03-31");
  add = arrangeNational(party);
  today = "2014-03-31";
  await party.database.dataSource.query(
    "insert into counted_since (rule, since) select unnest(array['PLACED_PERSONS', 'PLACEMENT_CASES', 'TRIAL_PLACEMENT_CASES']), '2013-04-01'",
  );
});
afterEach(() => party?.[Symbol.asyncDispose]());

const PARTS = "months { month actual } explanation { kind count }";
const REPORT = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ServicePointProgress {
  placedPersons { cumulativeActual ${PARTS} } placementCases { cumulativeActual ${PARTS} } } } }`;
const REVISIONS = `query ($since: DateTime, $asOf: DateTime) { nationalRevisions(fiscalYear: 2014, since: $since, asOf: $asOf) {
  revisions { indicator { code } month before after causes } } }`;

interface Figure {
  cumulativeActual: number;
  months: { month: string; actual: number | null }[];
  explanation: { kind: string; count: number }[] | null;
}

/** By month, with the year; the parts of the explanation add up to it. A year that has not begun has nothing. */
function shown({ cumulativeActual, months, explanation }: Figure) {
  if (explanation === null) return { year: cumulativeActual ?? 0 };
  const counted = months.flatMap(({ month, actual }) => (actual ? [[month, actual]] : []));
  expect(explanation.reduce((sum, { count }) => sum + count, 0)).toBe(cumulativeActual);
  expect(months.reduce((sum, { actual }) => sum + (actual ?? 0), 0)).toBe(cumulativeActual);
  return { ...Object.fromEntries(counted), year: cumulativeActual };
}

/** Shiroishi's cases and persons of the fiscal years 2013 and 2014. */
async function counted(asOf: string) {
  const of = [
    { fiscalYear: 2013, through: "2014-03" },
    { fiscalYear: 2014, through: today < "2014-04" ? "2014-04" : today.slice(0, 7) },
  ].map((year) => ({ __typename: "ServicePointProgress", servicePointId: "shiroishi", ...year, asOf }));
  const { data, errors } = await party.askAs({ role: "reporting" }, REPORT, { of });
  expect(errors).toEqual([]);
  return data._entities.map(({ placementCases, placedPersons }: Record<string, Figure>) => ({
    cases: placementCases && shown(placementCases),
    persons: placedPersons && shown(placedPersons),
  }));
}

/** Of both kinds of figures the same. */
const both = (...years: object[]) => years.map((year) => ({ cases: year, persons: year }));

async function refer(seekerId: string, jobOrderId: string): Promise<string> {
  await party.database.dataSource.query("update registration set status = 'EXPIRED' where seeker_id = $1", [seekerId]);
  const registrationId = await add.registration({ seekerId, receivedOn: "2014-03-01", validUntil: "2014-05-31" });
  return add.referral({ registrationId, jobOrderId, status: "HIRED", issuedOn: "2014-03-03" });
}
const order = () => add.jobOrder({ openings: 9, referUntil: "2014-06-30" });
async function send(name: string, input: object) {
  const fields = "placement { id version countedMonth correctedMonth employmentType }";
  const { placement, userErrors } = await sendNationalMutation(party, NATIONAL_COUNSELOR, name, input, fields);
  expect([name, userErrors]).toEqual([name, []]);
  return placement;
}
async function place(referralId: string, hiredOn: string, confirmedOn: string, employmentType = "REGULAR") {
  const late = { reason: "通知が遅れた" };
  const report = { referralId, hiredOn, startsOn: hiredOn, employmentType, onTrial: false, ...late };
  const { id: placementId } = await send("reportPlacement", report);
  return send("confirmPlacement", { placementId, version: 1, confirmedOn, ...late });
}
const withdraw = ({ id, version }: { id: string; version: number }) =>
  send("voidPlacement", { placementId: id, version, reason: "雇用形態の誤り" });

describe("a placement that is voided, and reported and confirmed anew", () => {
  it("is counted once, off in the month of correction and again in that of the new confirmation, as known at each instant", async () => {
    const answers = keepStatistics(counted);
    const referrals = [
      await refer(await add.person(), await order()),
      await refer(await add.person(), await order()),
    ] as const;
    const wrong = [
      await place(referrals[0], "2014-03-10", "2014-03-31"),
      await place(referrals[1], "2014-03-20", "2014-03-31"),
    ] as const;
    const year = { "2014-03": 2, year: 2 };
    expect(await answers.ask()).toEqual(both(year, { year: 0 }));
    comesTo("2014-04-30");
    for (const placement of wrong)
      expect(await withdraw(placement)).toMatchObject({ countedMonth: "2014-03", correctedMonth: "2014-04" });
    expect(await answers.ask()).toEqual(both(year, { "2014-04": -2, year: -2 }));
    const right = await place(referrals[0], "2014-03-10", "2014-04-30", "PART_TIME");
    expect(right).toMatchObject({ countedMonth: "2014-04", correctedMonth: null, employmentType: "PART_TIME" });
    expect(await answers.ask()).toEqual(both(year, { "2014-04": -1, year: -1 }));
    comesTo("2014-05-01");
    const again = await place(referrals[1], "2014-03-19", "2014-05-01");
    expect(again.countedMonth).toBe("2014-05");
    expect(await answers.ask()).toEqual(both(year, { "2014-04": -1, "2014-05": 1, year: 0 }));
    comesTo("2014-06-02");
    await withdraw(again);
    expect(await answers.ask()).toEqual(both(year, { "2014-04": -1, "2014-05": 1, "2014-06": -1, year: -1 }));
    await place(referrals[1], "2014-03-20", "2014-06-02");
    expect(await answers.ask()).toEqual(both(year, { "2014-04": -1, "2014-05": 1, year: 0 }));
    await answers.askAgain();
    const { take, compare, closedNow } = checkpointsOf(party);
    await take();
    await compare(await closedNow());
    await answers.askAgain();
  });

  it("places its person in the fiscal year of the first hire, beside whatever stands in the year of the correction", async () => {
    const person = await add.person();
    const [wrongOrder, otherOrder] = [await order(), await order()];
    const referralId = await refer(person, wrongOrder);
    const wrong = await place(referralId, "2014-03-10", "2014-03-31");
    comesTo("2014-04-30");
    await place(await refer(person, otherOrder), "2014-04-01", "2014-04-30");
    await withdraw(wrong);
    await place(referralId, "2014-04-02", "2014-04-30");
    expect(await counted(new Date(Date.now() + 1).toISOString())).toEqual(
      both({ "2014-03": 1, year: 1 }, { "2014-04": 1, year: 1 }),
    );
  });

  it("is the same case through another referral to the order, and another one at another order or after the correction", async () => {
    const person = await add.person();
    const jobOrderId = await order();
    const first = await refer(person, jobOrderId);
    const placement = await place(first, "2014-03-10", "2014-03-31");
    comesTo("2014-05-30");
    await withdraw(placement);
    await party.database.dataSource.query("update referral set status = 'CANCELED' where id = $1", [first]);
    const second = await refer(person, jobOrderId);
    const again = await place(second, "2014-03-10", "2014-05-30");
    expect(again.countedMonth).toBe("2014-05");
    await withdraw(again);
    comesTo("2014-07-01");
    expect((await place(second, "2014-06-02", "2014-07-01")).countedMonth).toBe("2014-06");
    expect((await place(await refer(person, await order()), "2014-03-11", "2014-07-01")).countedMonth).toBe("2014-03");
    const stranger = await refer(await add.person(), jobOrderId);
    expect((await place(stranger, "2014-03-12", "2014-07-01")).countedMonth).toBe("2014-03");
  });

  it("was never counted where its hire was before counting began", async () => {
    await party.database.dataSource.query(
      "update counted_since set since = '2014-04-01' where rule in ('PLACED_PERSONS', 'PLACEMENT_CASES')",
    );
    const referralId = await refer(await add.person(), await order());
    const placement = await place(referralId, "2014-03-10", "2014-03-31");
    comesTo("2014-04-30");
    await withdraw(placement);
    await place(referralId, "2014-03-10", "2014-04-30");
    expect((await counted(new Date(Date.now() + 1).toISOString()))[1]).toEqual(both({ year: 0 })[0]);
  });

  it("revises a closed month where the month was closed or asked of before the confirmation, and never that of the hire", async () => {
    const referralId = await refer(await add.person(), await order());
    const placement = await place(referralId, "2014-03-10", "2014-03-31");
    comesTo("2014-04-30");
    await withdraw(placement);
    await new Promise((done) => setTimeout(done, 3));
    const since = new Date().toISOString();
    await place(referralId, "2014-03-10", "2014-04-30");
    comesTo("2014-05-01");
    for (const month of ["2014-03", "2014-04"]) {
      const { userErrors } = await sendNationalMutation(party, NATIONAL_PLANNING, "closeNationalMonth", { month });
      expect(userErrors).toEqual([]);
    }
    const { data } = await party.ask(REVISIONS, { since, asOf: new Date(Date.now() + 1).toISOString() });
    const revision = { month: "2014-04", before: -1, after: 0, causes: ["CONFIRMED"] };
    expect(data.nationalRevisions.revisions).toEqual(
      ["PLACED_PERSONS", "PLACEMENT_CASES"].map((code) => ({ indicator: { code }, ...revision })),
    );
  });
});
