import { setTimeout as wait } from "node:timers/promises";
import { arrangeNational } from "@aiwork/kit/national/arrange-national";
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
const PARTS = "explanation { kind count }";
const ENTITIES = `query ($of: [_Any!]!) { _entities(representations: $of) {
  ... on ServicePointProgress { placedPersons { cumulativeActual ${PARTS} } placementCases { cumulativeActual ${PARTS} } }
  ... on ServicePointPeriod { nationalFigures(indicators: ["PLACED_PERSONS", "PLACEMENT_CASES"]) { actual ${PARTS} } } } }`;

/** A person's placement by a registration of its own, confirmed. */
async function place(seekerId: string, hiredOn: string): Promise<string> {
  await rows("update registration set status = 'EXPIRED' where seeker_id = $1 and status = 'ACTIVE'", seekerId);
  const registrationId = await add.registration({ seekerId });
  const jobOrderId = await add.jobOrder({ openings: 9, filled: 1 });
  const referralId = await add.referral({ registrationId, jobOrderId, status: "HIRED", issuedOn: "2013-04-01" });
  const id = await add.placement({ referralId, hiredOn, startsOn: hiredOn });
  await rows("update placement set status = 'CONFIRMED', confirmed_on = '2013-10-31' where id = $1", id);
  return id;
}
const withdraw = (id: string) =>
  rows("update placement set status = 'VOIDED', void_reason = '辞退', corrected_month = '2013-10' where id = $1", id);

/** The year through October, and October alone, of Shiroishi: persons placed, and cases. */
async function explained(role: string) {
  await wait(2);
  const key = { servicePointId: "shiroishi", through: "2013-10", asOf: new Date().toISOString() };
  const of = [
    { __typename: "ServicePointProgress", ...key, fiscalYear: 2013 },
    { __typename: "ServicePointPeriod", ...key, from: "2013-10" },
  ];
  const { data, errors } = await party.askAs({ role }, ENTITIES, { of });
  return { errors, year: data._entities[0], october: data._entities[1].nationalFigures };
}

describe("the explanation of placements", () => {
  it("tells who was counted before and what is counted off in the month of correction", async () => {
    const person = await add.person();
    const placements = [await place(person, "2013-06-10"), await place(person, "2013-08-20")];
    const recorded = { kind: "RECORDED", count: 2 };
    const before = { kind: "COUNTED_BEFORE", count: -1 };
    expect(await explained("reporting")).toEqual({
      errors: [],
      year: {
        placedPersons: { cumulativeActual: 1, explanation: [recorded, before] },
        placementCases: { cumulativeActual: 2, explanation: [recorded] },
      },
      october: [
        { actual: 0, explanation: [{ kind: "RECORDED", count: 0 }] },
        { actual: 0, explanation: [{ kind: "RECORDED", count: 0 }] },
      ],
    });
    for (const placement of placements) await withdraw(placement);
    const off = (count: number) => ({ kind: "COUNTED_OFF", count });
    const { year, october } = await explained("reporting");
    expect(year).toEqual({
      placedPersons: { cumulativeActual: 0, explanation: [recorded, before, off(-1)] },
      placementCases: { cumulativeActual: 0, explanation: [recorded, off(-2)] },
    });
    expect(october).toEqual([
      { actual: -1, explanation: [{ kind: "RECORDED", count: 0 }, off(-1)] },
      { actual: -2, explanation: [{ kind: "RECORDED", count: 0 }, off(-2)] },
    ]);
  });

  it("is for reporting clients and for who plans for either party, and for nobody else", async () => {
    for (const role of ["national.planning", "city.secretariat"]) expect((await explained(role)).errors).toEqual([]);
    for (const role of ["national.counselor", "national.order_officer", "city.counselor", "auditor.national"]) {
      const { errors, october } = await explained(role);
      expect(errors[0]?.extensions?.code).toBe("FORBIDDEN");
      expect(october).toMatchObject([{ explanation: null }, { explanation: null }]);
    }
  });
});
