import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { closedAsOf } from "@aiwork/agreement/business-plan/plan-progress/closed-instant";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import type { QueryRunner } from "typeorm";
import { city } from "../../city";

let party: TestParty;
let writer: QueryRunner;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  await party.database.dataSource.query(
    "insert into counted_since (rule, since) values ('VISIT_PERSON_DAY', '2012-04-01')",
  );
  writer = party.database.dataSource.createQueryRunner();
});
afterEach(async () => {
  if (writer.isTransactionActive) await writer.rollbackTransaction();
});
afterAll(async () => {
  await writer?.release();
  await party?.[Symbol.asyncDispose]();
});

const VISIT = `insert into visit (id, service_point_id, visited_on, seeker_id, services, recorded_by_party, recorded_by_role)
  values ($1, 'shiroishi', '2013-10-31', $1, '{JOB_TERMINAL}', 'CITY', 'city.counselor')`;
/** A visit that is written and not committed yet. */
async function write(): Promise<void> {
  await writer.startTransaction();
  await writer.query(VISIT, [randomUUID()]);
  await wait(5);
}
const ask = (asOf?: string) =>
  party.ask(
    `query ($asOf: DateTime) { planProgress(fiscalYear: 2013, through: "2013-10", asOf: $asOf) { asOf total { users { monthActual } } } }`,
    { asOf },
  );
async function usersAsOf(asOf?: string): Promise<{ asOf: string; users: number }> {
  const { data, errors } = await ask(asOf);
  expect(errors).toEqual([]);
  return { asOf: data.planProgress.asOf, users: data.planProgress.total.users.monthActual };
}

describe("an instant", () => {
  it("has the same figure after a visit is committed that was being written", async () => {
    const before = await usersAsOf();
    await write();
    const during = await usersAsOf();
    expect(during.users).toBe(before.users);
    await writer.commitTransaction();
    expect(await usersAsOf(during.asOf)).toEqual(during);
    expect((await usersAsOf()).users).toBe(before.users + 1);
  });

  it("is answered once the writers before it are done, and holds what they wrote", async () => {
    const { users } = await usersAsOf();
    await write();
    const answer = usersAsOf(new Date().toISOString());
    await wait(100);
    await writer.commitTransaction();
    expect((await answer).users).toBe(users + 1);
  });

  it("is not answered while a visit before it is being written", async () => {
    await write();
    const { data, errors } = await ask(new Date().toISOString());
    expect(data.planProgress).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: "TIMEOUT", refusal: "INSTANT_NOT_CLOSED" } }]);
  });

  it("keeps no writer waiting that begins after it", async () => {
    const { asOf, users } = await usersAsOf();
    await wait(5);
    await write();
    expect(await usersAsOf(asOf)).toEqual({ asOf, users });
  });

  it("that nobody gave is after all that was written before the question", async () => {
    const { dataSource } = party.database;
    for (let i = 0; i < 20; i++) {
      const [{ written }] = await dataSource.query("select written_at()::text as written");
      const [{ after }] = await dataSource.query("select $1::timestamptz > $2 as after", [
        await closedAsOf(party.database),
        written,
      ]);
      expect(after).toBe(true);
    }
  });

  it("does not wait for other advisory locks", async () => {
    await writer.startTransaction();
    await writer.query(
      "select pg_advisory_xact_lock(hashtext('aiwork:business-plan'), 2013), pg_advisory_xact_lock(42)",
    );
    const asOf = new Date().toISOString();
    expect((await usersAsOf(asOf)).asOf).toBe(asOf);
  });
});
