import type { RowSecurityBench } from "@aiwork/kit/access/row-security-bench";
import { arrangeNationalPersons, nationalCallers } from "@aiwork/kit/national/arrange-national-persons";

let bench: RowSecurityBench;
beforeAll(async () => {
  bench = await arrangeNationalPersons();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

const count = async (who: keyof typeof nationalCallers, text: string) =>
  (await bench.as(nationalCallers[who], text)).length;

describe("the functions of statistics", () => {
  it("counts statistics for reporting clients and the planning section without revealing persons", async () => {
    await bench.owner("select count_loaded_events()");
    const period = "'2013-04-01', '2014-04-01', now()";
    for (const text of [
      `select * from placement_statistics('MONTH', ${period})`,
      `select * from labour_market_statistics(${period})`,
      `select * from event_statistics('CONSULTATION', 'POINT', ${period})`,
      `select * from event_span('{CONSULTATION}', ${period})`,
    ]) {
      expect(await count("reporting", text)).toBeGreaterThan(0);
      expect(await bench.as(nationalCallers.planning, text)).toEqual(await bench.as(nationalCallers.reporting, text));
      await expect(bench.as(nationalCallers.secretariat, text)).rejects.toThrow("statistics are read by");
      for (const who of ["counselor", "officer", "peer", "person", "anybody", "auditor"] as const)
        await expect(bench.as(nationalCallers[who], text)).rejects.toThrow("permission denied");
    }
    for (const who of ["reporting", "planning", "counselor"] as const)
      await expect(bench.as(nationalCallers[who], "select from counted_event")).rejects.toThrow("permission denied");
  });

  it.each([
    "'2013-10-31', '2013-11-01'",
    "'2013-10-01', '2013-10-02'",
    "'2013-10-01', 'infinity'",
    "null, '2013-11-01'",
  ])("counts whole months alone, and nothing from %s", async (days) => {
    for (const text of [
      `select from placement_statistics('MONTH', ${days}, now())`,
      `select from labour_market_statistics(${days}, now())`,
      `select from event_statistics('CONSULTATION', 'POINT', ${days}, now())`,
      `select from event_span('{CONSULTATION}', ${days}, now())`,
    ])
      for (const who of ["reporting", "planning"] as const)
        await expect(bench.as(nationalCallers[who], text)).rejects.toThrow("statistics are of whole months");
  });
});
