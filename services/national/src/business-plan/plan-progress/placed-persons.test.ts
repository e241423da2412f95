import { setTimeout as wait } from "node:timers/promises";
import { byTwoPersons } from "@aiwork/kit/agreement/by-two-persons";
import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import { NATIONAL_COUNSELOR, NATIONAL_PLANNING, sendNationalMutation } from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
let add: ReturnType<typeof arrangeNational>;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  add = arrangeNational(party);
  await rows(
    "insert into counted_since (rule, since) values ('PLACED_PERSONS', '2012-04-01'), ('PLACEMENT_CASES', '2012-04-01')",
  );
});
afterAll(() => party?.[Symbol.asyncDispose]());

const rows = (text: string, ...values: unknown[]) => party.database.dataSource.query(text, values);
const REPORT = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ServicePointProgress {
  placedPersons { cumulativeActual months { month actual } } placementCases { cumulativeActual } } } }`;

/** The months of Shiroishi in which persons were counted on or off, and the year so far in persons and in cases. */
async function counted(through = "2013-10", asOf?: string) {
  await wait(2);
  const instant = asOf ?? new Date().toISOString();
  const key = { servicePointId: "shiroishi", fiscalYear: 2013, through, asOf: instant, planVersion: 1 };
  const { data, errors } = await party.ask(REPORT, { of: [{ __typename: "ServicePointProgress", ...key }] });
  expect(errors).toEqual([]);
  const [{ placedPersons, placementCases }] = data._entities;
  const months: { month: string; actual: number }[] = placedPersons.months;
  const changed = months.filter(({ actual }) => actual !== 0).map(({ month, actual }) => [month, actual]);
  return {
    asOf: instant,
    months: Object.fromEntries(changed),
    persons: placedPersons.cumulativeActual,
    cases: placementCases.cumulativeActual,
  };
}

/** Reports a placement of a person, by a registration of its own, and confirms it. */
async function place(seekerId: string, hiredOn: string, servicePointId = "shiroishi"): Promise<string> {
  await rows("update registration set status = 'EXPIRED' where seeker_id = $1 and status = 'ACTIVE'", seekerId);
  const registrationId = await add.registration({ seekerId });
  const jobOrderId = await add.jobOrder({ openings: 9, filled: 1 });
  const referral = { registrationId, jobOrderId, status: "HIRED", issuedOn: "2013-04-01", servicePointId } as const;
  const referralId = await add.referral(referral);
  const id = await add.placement({ referralId, servicePointId, hiredOn, startsOn: hiredOn });
  await rows("update placement set status = 'CONFIRMED', confirmed_on = '2013-10-31' where id = $1", id);
  return id;
}
const withdraw = (id: string, month = "2013-10") =>
  rows("update placement set status = 'VOIDED', void_reason = '辞退', corrected_month = $2 where id = $1", id, month);

describe("persons placed", () => {
  it("are counted once a point and year, in the month of the first hire that was known, and off when none stands", async () => {
    const answers: Awaited<ReturnType<typeof counted>>[] = [];
    const expectCounted = async (months: Record<string, number>, persons: number, cases: number) => {
      const answer = await counted();
      expect(answer).toMatchObject({ months, persons, cases });
      answers.push(answer);
    };
    await expectCounted({}, 0, 0);
    const person = await add.person();
    const first = await place(person, "2013-06-10");
    await expectCounted({ "2013-06": 1 }, 1, 1);
    const second = await place(person, "2013-08-20");
    await expectCounted({ "2013-06": 1 }, 1, 2);
    await withdraw(first);
    await expectCounted({ "2013-06": 1 }, 1, 1);
    await withdraw(second);
    await expectCounted({ "2013-06": 1, "2013-10": -1 }, 0, 0);
    await place(person, "2013-05-01");
    await expectCounted({ "2013-05": 1, "2013-06": 1, "2013-10": -1 }, 1, 1);
    for (const { asOf, ...answer } of answers) expect(await counted("2013-10", asOf)).toMatchObject(answer);
  });

  it("are the same in a report of an earlier month, whatever was hired later in the year", async () => {
    const through = async (month: string) => (await counted(month)).months;
    const person = await add.person();
    const before = await through("2013-09");
    await place(person, "2013-10-01");
    await place(person, "2013-09-02");
    expect(await through("2013-09")).toEqual(before);
    expect((await through("2013-10"))["2013-10"] ?? 0).toBe(0);
  });

  it("are counted at each service point", async () => {
    const { persons } = await counted();
    const person = await add.person();
    await place(person, "2013-07-01");
    await place(person, "2013-07-02", "toyohira");
    expect((await counted()).persons).toBe(persons + 1);
  });

  it("are one from the link of two files on, and two again once it is undone", async () => {
    const [one, two] = [await add.person(), await add.person()];
    const { persons } = await counted();
    for (const seekerId of [one, two]) await place(seekerId, "2013-07-01");
    const apart = await counted();
    const link = { duplicateId: one, keptId: two, reason: "同一人物と確認" };
    const joined = await byTwoPersons(NATIONAL_COUNSELOR, (who) =>
      sendNationalMutation(party, who, "linkNationalFiles", link),
    );
    expect(joined.userErrors).toEqual([]);
    const together = await counted();
    const undone = { duplicateId: one, reason: "別人と判明" };
    const { userErrors } = await sendNationalMutation(party, NATIONAL_COUNSELOR, "unlinkNationalFiles", undone);
    expect(userErrors).toEqual([]);
    const parted = await counted();
    expect([apart, together, parted].map((answer) => answer.persons - persons)).toEqual([2, 1, 2]);
    expect((await counted("2013-10", apart.asOf)).persons).toBe(apart.persons);
    expect((await counted("2013-10", together.asOf)).persons).toBe(together.persons);
  });

  it("are counted off in the year of the correction when their own is over", async () => {
    const { months } = await counted("2014-03");
    const placement = await place(await add.person(), "2013-05-10");
    await withdraw(placement, "2014-04");
    expect((await counted("2014-03")).months["2013-05"]).toBe((months["2013-05"] ?? 0) + 1);
    const key = { servicePointId: "shiroishi", fiscalYear: 2014, through: "2014-04", planVersion: null };
    await wait(2);
    party.comesTo("2014-04-30");
    const of = [{ __typename: "ServicePointProgress", ...key, asOf: new Date().toISOString() }];
    const { data } = await party.ask(REPORT, { of });
    party.comesTo("2013-10-31");
    expect(data._entities[0].placedPersons.cumulativeActual).toBe(-1);
  });

  it("are revised, as cases are, by what is confirmed after their month was closed", async () => {
    const month = { month: "2013-09" };
    expect((await sendNationalMutation(party, NATIONAL_PLANNING, "closeNationalMonth", month)).userErrors).toEqual([]);
    const person = await add.person();
    for (const day of ["2013-08-05", "2013-09-05"]) await place(person, day);
    await wait(2);
    const query = `query ($asOf: DateTime) { nationalRevisions(fiscalYear: 2013, asOf: $asOf) {
      revisions { indicator { code } month before after causes } } }`;
    const { data } = await party.ask(query, { asOf: new Date().toISOString() });
    const change = ({ before, after }: { before: number; after: number }) => after - before;
    const revised = data.nationalRevisions.revisions.map(
      (revision: { indicator: { code: string }; month: string; before: number; after: number; causes: string[] }) => [
        ...[revision.indicator.code, revision.month, change(revision), revision.causes],
      ],
    );
    expect(revised).toEqual([
      ["PLACED_PERSONS", "2013-08", 1, ["CONFIRMED"]],
      ["PLACEMENT_CASES", "2013-08", 1, ["CONFIRMED"]],
      ["PLACEMENT_CASES", "2013-09", 1, ["CONFIRMED"]],
    ]);
  });
});
