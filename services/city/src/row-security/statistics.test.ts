import type { RowSecurityBench } from "@aiwork/kit/access/row-security-bench";
import { arrangeCityPersons, cityCallers } from "@aiwork/kit/city/arrange-city-persons";

let bench: RowSecurityBench;
beforeAll(async () => {
  bench = await arrangeCityPersons();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

const count = async (who: keyof typeof cityCallers, text: string) => (await bench.as(cityCallers[who], text)).length;

describe("the functions of statistics", () => {
  it("counts statistics for reporting clients and the secretariat without revealing persons", async () => {
    await bench.owner("select count_loaded_events()");
    const period = "'2013-04-01', '2014-04-01', now()";
    for (const text of [
      `select * from visit_statistics('MONTH', ${period})`,
      `select * from visit_span(${period})`,
      `select * from event_statistics('COUNSELING', 'POINT', ${period})`,
      `select * from event_span('{COUNSELING}', ${period})`,
    ]) {
      expect(await count("reporting", text)).toBeGreaterThan(0);
      expect(await bench.as(cityCallers.secretariat, text)).toEqual(await bench.as(cityCallers.reporting, text));
      await expect(bench.as(cityCallers.planning, text)).rejects.toThrow("statistics are read by");
      for (const who of ["counselor", "peer", "person", "anybody", "auditor"] as const)
        await expect(bench.as(cityCallers[who], text)).rejects.toThrow("permission denied");
    }
    for (const who of ["reporting", "secretariat", "counselor"] as const)
      await expect(bench.as(cityCallers[who], "select from counted_event")).rejects.toThrow("permission denied");
  });

  it.each([
    "'2013-10-31', '2013-11-01'",
    "'2013-10-01', '2013-10-02'",
    "'2013-10-01', 'infinity'",
    "null, '2013-11-01'",
  ])("counts whole months alone, and nothing from %s", async (days) => {
    for (const text of [
      `select from visit_statistics('MONTH', ${days}, now())`,
      `select from visit_span(${days}, now())`,
      `select from event_statistics('COUNSELING', 'POINT', ${days}, now())`,
      `select from event_span('{COUNSELING}', ${days}, now())`,
    ])
      for (const who of ["reporting", "secretariat"] as const)
        await expect(bench.as(cityCallers[who], text)).rejects.toThrow("statistics are of whole months");
  });
});
