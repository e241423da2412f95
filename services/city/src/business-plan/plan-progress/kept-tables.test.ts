import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

const REPORT = `query ($asOf: DateTime) {
  planProgress(fiscalYear: 2013, through: "2013-10", asOf: $asOf) { asOf total { users { annualTarget cumulativeActual } } }
}`;
const READS_OF_TABLE = ["reported-results", "targets-of-plans"];

let party: TestParty;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  party.startKeeping();
});
afterAll(() => party?.[Symbol.asyncDispose]());

async function ask(role: string, asOf?: string) {
  const { data, errors, statements } = await party.askAs({ role }, REPORT, { asOf });
  expect(errors).toEqual([]);
  return { progress: data.planProgress, reads: statements.filter((name) => READS_OF_TABLE.includes(name)).sort() };
}

describe("a table of a closed instant", () => {
  it("is read once, for each role, and given again", async () => {
    const first = await ask("anonymous");
    expect(first.reads).toEqual([...READS_OF_TABLE].sort());
    const { asOf } = first.progress;
    const again = await ask("anonymous", asOf);
    expect(again).toEqual({ progress: first.progress, reads: [] });
    expect((await ask("city.counselor", asOf)).reads).toEqual(first.reads);
  });

  it("is read for another instant", async () => {
    const { progress } = await ask("anonymous");
    const earlier = new Date(Date.parse(progress.asOf) - 1).toISOString();
    expect((await ask("anonymous", earlier)).reads).toHaveLength(READS_OF_TABLE.length);
  });

  it("is made again on another business day", async () => {
    const { progress } = await ask("anonymous");
    party.comesTo("2013-11-05");
    expect((await ask("anonymous", progress.asOf)).reads).toHaveLength(READS_OF_TABLE.length);
    party.comesTo("2013-10-31");
    expect((await ask("anonymous", progress.asOf)).reads).toEqual([]);
  });
});
