import { city } from "@aiwork/city/city";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "@aiwork/national/national";

export interface CountingParties extends AsyncDisposable {
  city: TestParty;
  national: TestParty;
}

/** Both parties on the first day of fiscal 2012, from which on they count visits and placements by all of their rules. */
export async function startCountingParties(): Promise<CountingParties> {
  const parties = {
    city: await startTestParty(city, "seed", "2012-04-01"),
    national: await startTestParty(national, "seed", "2012-04-01"),
  };
  await parties.city.database.dataSource.query(
    "insert into counted_since (rule, since) values ('VISIT_PERSON_DAY', '2012-04-01'), ('VISITS', '2012-04-01')",
  );
  await parties.national.database.dataSource.query(
    "insert into counted_since (rule, since) select unnest(array['PLACEMENT_CASES', 'PLACED_PERSONS']), '2012-04-01'",
  );
  return {
    ...parties,
    [Symbol.asyncDispose]: async () => {
      await parties.city[Symbol.asyncDispose]();
      await parties.national[Symbol.asyncDispose]();
    },
  };
}
