import fc from "fast-check";
import { startCountingParties } from "./counting-parties";
import { figureAct, startActing } from "./figure-acts";
import { type PeriodCell, readPeriodCells, startDemoParties } from "./period-cells";

/** The long form explains a thousand cells of a random history as of each instant, and as many of the demonstration's. */
const [ACTS, INSTANTS, CELLS] = process.env.AIWORK_PROOFS === "long" ? [160, 4, 1_000] : [60, 1, 150];

const sumOf = (parts: PeriodCell["explanation"]) => parts?.reduce((sum, { count }) => sum + count, 0) ?? null;

/** Takes cells at random: each is the sum of its parts. Returns the kinds of parts that there are. */
function expectToAddUp(cells: readonly PeriodCell[]): string[] {
  for (const { actual, explanation } of cells) expect(explanation === null).toBe(actual === null);
  const counted = cells.filter(({ basis }) => basis === "COUNTED");
  if (counted.length === 0) return [];
  for (const cell of fc.sample(fc.constantFrom(...counted), CELLS))
    expect({ ...cell, actual: sumOf(cell.explanation) }).toEqual(cell);
  return counted.flatMap(({ explanation }) => (explanation ?? []).map(({ kind }) => kind));
}

const anyGranularity = fc.constantFrom("MONTH", "QUARTER", "FISCAL_YEAR");

describe("the explanation of a figure", () => {
  it("adds up to it in a random history of late, voided, linked and corrected events", async () => {
    await using parties = await startCountingParties();
    const acting = await startActing(parties.city, parties.national);
    const instants: string[] = [];
    for (const [i, act] of fc.sample(figureAct, ACTS).entries()) {
      await acting.run(act);
      if (i % Math.ceil(ACTS / (INSTANTS + 1)) === 0) instants.push(new Date().toISOString());
    }
    const kinds: string[] = [];
    for (const asOf of [...instants, new Date().toISOString()])
      for (const granularity of ["MONTH", ...fc.sample(anyGranularity, 1)]) {
        const wanted = { from: "2012-08", through: "2014-03", granularity, asOf };
        kinds.push(...expectToAddUp(await readPeriodCells(parties, wanted)));
      }
    expect(kinds).toContain("RECORDED");
  }, 600_000);

  it("adds up to it in the demonstration, as of any instant", async () => {
    await using parties = await startDemoParties();
    const days = fc.date({ min: new Date("2013-05-01"), max: new Date("2013-10-31"), noInvalidDate: true });
    for (const at of [...fc.sample(days, INSTANTS), new Date()]) {
      const wanted = { from: "2012-10", through: "2013-10", granularity: "MONTH", asOf: at.toISOString() };
      const kinds = expectToAddUp(await readPeriodCells(parties, wanted));
      expect(kinds).toEqual(expect.arrayContaining(["RECORDED", "VOIDED"]));
    }
  }, 600_000);
});
