import type { RowSecurityBench } from "@aiwork/kit/access/row-security-bench";
import { arrangeCityPersons, cityCallers } from "@aiwork/kit/city/arrange-city-persons";

let bench: RowSecurityBench;
beforeAll(async () => {
  bench = await arrangeCityPersons();
  await bench.owner("insert into counted_since (rule, since) values ('VISIT_PERSON_DAY', '2012-04-01')");
  await bench.owner("insert into counted_since (rule, since) values ('PRACTICE', '2012-04-01')");
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

const count = async (who: keyof typeof cityCallers, text: string) => (await bench.as(cityCallers[who], text)).length;

describe("the function that counts", () => {
  it("counts users for everybody without revealing persons", async () => {
    const counted =
      "select * from counted('VISIT_PERSON_DAY', '2012-04-01', '2013-05-01', '2013-06-01', now()) order by 1";
    const expected = [
      { service_point_id: "shiroishi", month: "2013-05", count: 4 },
      { service_point_id: "toyohira", month: "2013-05", count: 1 },
    ];
    for (const who of ["anybody", "reporting", "secretariat", "person"] as const)
      expect(await bench.as(cityCallers[who], counted)).toEqual(expected);
    const ofDay = counted.replace("'2013-05-01', '2013-06-01'", "'2013-05-15', '2013-05-16'");
    expect(await bench.as(cityCallers.anybody, ofDay)).toEqual(expected);
    const byNoRule = counted.replace("VISIT_PERSON_DAY", "visit");
    expect(await bench.as(cityCallers.anybody, byNoRule)).toEqual([]);
    await expect(bench.as(cityCallers.reporting, "select from visit")).rejects.toThrow("permission denied");
  });

  it("counts from days that the party has stated, and tells of whole months what has changed", async () => {
    const period = "'2013-05-01', '2013-07-01', now()";
    for (const since of ["2012-04-02", "2013-05-16"])
      for (const counting of ["counted", "explained"]) {
        const text = `select from ${counting}('VISIT_PERSON_DAY', '${since}', ${period})`;
        expect(await count("reporting", text)).toBe(0);
      }
    const changed = (from: string) =>
      `select * from changes_of('VISIT_PERSON_DAY', '${from}', '2013-06-01', '2012-04-01', now()) order by 1, 3`;
    await bench.owner("insert into month_closing (month, recorded_on, closes) values ('2013-05', '2013-06-01', true)");
    const ofMonth = await bench.as(cityCallers.anybody, changed("2013-05-01"));
    expect(ofMonth.length).toBeGreaterThan(0);
    expect(await bench.as(cityCallers.anybody, changed("2013-05-31"))).toEqual(ofMonth);
    await bench.owner("delete from month_closing");
  });

  it("counts from checkpoints, which no login reads, writes or takes", async () => {
    await bench.owner("select take_checkpoints()");
    for (const who of ["anybody", "reporting", "secretariat", "counselor", "auditor"] as const)
      for (const text of [
        "select from counted_checkpoint",
        "insert into counted_checkpoint values ('VISIT_PERSON_DAY', '2012-04-01', 2013, now(), '[]')",
        "delete from counted_checkpoint",
        "select take_checkpoints()",
        "select * from count_facts(null, '2012-04-01', '2013-04-01', '2014-04-01', now())",
        "select changed_files(null, '2013-04-01', now())",
      ])
        await expect(bench.as(cityCallers[who], text)).rejects.toThrow("permission denied");
  });

  it("counts by an attribute of the person for staff alone", async () => {
    await bench.owner("select count_loaded_events()");
    await bench.owner(`insert into counting_rule (code, indicator, fact, selection, way, personal)
      values ('PRACTICE', 'PRACTICE', 'COUNSELING_SESSION', '{}', 'EVENTS', true)`);
    const counted = "select * from counted('PRACTICE', '2012-04-01', '2013-04-01', '2014-04-01', now())";
    for (const who of ["anybody", "reporting", "person", "auditor"] as const) expect(await count(who, counted)).toBe(0);
    for (const who of ["secretariat", "counselor", "peer"] as const)
      expect(await count(who, counted)).toBeGreaterThan(0);
  });
});

describe("the function that explains", () => {
  const explained = (of = "rule") =>
    `select * from explained('${of}', '2012-04-01', '2013-05-01', '2013-06-01', now()) order by 1, 3`;

  it("explains users for reporting clients and planners without revealing persons", async () => {
    const users = explained("VISIT_PERSON_DAY");
    const parts: { service_point_id: string; month: string; count: number }[] = await bench.as(
      cityCallers.reporting,
      users,
    );
    const ofShiroishi = parts.filter((part) => part.service_point_id === "shiroishi");
    expect(ofShiroishi.reduce((sum, { count: events }) => sum + events, 0)).toBe(4);
    expect(parts.every(({ month }) => month === "2013-05")).toBe(true);
    for (const who of ["secretariat", "planning"] as const)
      expect(await bench.as(cityCallers[who], users)).toEqual(parts);
    for (const who of ["counselor", "peer", "person", "anybody", "auditor"] as const)
      await expect(bench.as(cityCallers[who], users)).rejects.toThrow("permission denied");
    await expect(bench.as({ role: "national.order_officer" }, users)).rejects.toThrow("figures are explained to");
  });

  it("explains by an attribute of the person to staff alone", async () => {
    expect(await count("reporting", explained("PRACTICE"))).toBe(0);
    expect(await count("reporting", explained())).toBe(0);
    expect(
      (await bench.as(cityCallers.secretariat, explained("PRACTICE").replace("'2013-06-01'", "'2014-04-01'"))).length,
    ).toBeGreaterThan(0);
  });
});
