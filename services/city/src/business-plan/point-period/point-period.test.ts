import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
beforeAll(async () => {
  party = await startTestParty(city, "seed");
});
afterAll(() => party?.[Symbol.asyncDispose]());

const FIGURE = `indicator { code } rule { code } actual samePeriodLastYear yearOnYearRate basis lastYearBasis notes`;
const ask = (given: string) =>
  party.ask(`{ pointPeriods(${given}) { granularity asOf rows {
    servicePointId from through asOf servicePoint { name } cityFigures { ${FIGURE} } } } }`);
const refusal = async (given: string) => {
  const { data, errors } = await ask(given);
  expect(data.pointPeriods).toBeNull();
  return errors[0]?.extensions?.refusal;
};
const rows = async (given: string) => (await ask(given)).data.pointPeriods.rows;

describe("the results of service points by periods", () => {
  it("are those that the source reports, where it reports a period", async () => {
    const [shiroishi, ...others] = await rows('from: "2013-04", through: "2013-10", granularity: FISCAL_YEAR');
    expect(others).toHaveLength(4);
    expect(shiroishi).toMatchObject({
      ...{ servicePointId: "shiroishi", from: "2013-04", through: "2013-10", servicePoint: { name: "あいワーク白石" } },
    });
    const [users, visits] = shiroishi.cityFigures;
    expect(users).toMatchObject({
      ...{ indicator: { code: "USERS" }, rule: { code: "UNSPECIFIED" }, actual: 8382, samePeriodLastYear: 8734 },
      ...{ yearOnYearRate: -4, basis: "REPORTED", lastYearBasis: "REPORTED", notes: ["COUNTING_RULE_UNSPECIFIED"] },
    });
    expect(visits).toMatchObject({ indicator: { code: "VISITS" }, actual: null, notes: ["NO_RECORD"] });
  });

  it("say of every other period why there are none", async () => {
    for (const { cityFigures } of await rows('from: "2013-04", through: "2013-10"'))
      for (const { actual, notes } of cityFigures) {
        expect(actual).toBeNull();
        expect(notes).toContain("NO_RECORD");
      }
    const [minami] = await rows('from: "2013-01", through: "2013-01", servicePoints: ["minami"]');
    expect(minami.cityFigures[0].notes).toEqual(["NOT_OPEN", "NOT_OPEN_WHOLE_PERIOD_LAST_YEAR"]);
  });

  it("are of the service points and indicators that are named, in the order of opening", async () => {
    const named = await rows('from: "2013-04", through: "2013-05", servicePoints: ["teine", "toyohira"]');
    expect(named.map((row: { servicePointId: string; from: string }) => `${row.servicePointId} ${row.from}`)).toEqual([
      "toyohira 2013-04",
      "toyohira 2013-05",
      "teine 2013-04",
      "teine 2013-05",
    ]);
    const [users] = (
      await party.ask(
        '{ pointPeriods(from: "2013-04", through: "2013-04") { rows { cityFigures(indicators: ["USERS"]) { indicator { code } } } } }',
      )
    ).data.pointPeriods.rows;
    expect(users.cityFigures).toEqual([{ indicator: { code: "USERS" } }]);
  });

  it("end with the last month that both parties closed, or with the present one where they closed none", async () => {
    party.comesTo("2013-10-31");
    const monthsSince = async (from: string) =>
      (await rows(`from: "${from}", servicePoints: ["teine"]`)).map((row: { from: string }) => row.from);
    expect(await monthsSince("2013-08")).toEqual(["2013-08", "2013-09", "2013-10"]);
    await party.database.dataSource.query(
      "insert into month_closing (month, recorded_on, closes, receipted) values ('2013-09', '2013-10-10', true, true)",
    );
    expect(await monthsSince("2013-08")).toEqual(["2013-08", "2013-09"]);
    expect(await refusal('from: "2013-10"')).toBe("MONTHS_REVERSED");
  });

  it.each([
    ["of months in reverse", 'from: "2013-05", through: "2013-04"', "MONTHS_REVERSED"],
    ["of more than 60 months", 'from: "2008-04", through: "2013-04"', "TOO_MANY_MONTHS"],
    ["of a service point that there is not", 'from: "2013-04", servicePoints: ["nowhere"]', "UNKNOWN_CODE"],
    ["of a year that is out of range", 'from: "1988-04", through: "1988-05"', "FISCAL_YEAR_OUT_OF_RANGE"],
    [
      "as of before the first record",
      'from: "2013-04", through: "2013-05", asOf: "2013-11-01T00:00:00.000Z"',
      "BEFORE_FIRST_RECORD",
    ],
    [
      "as of tomorrow",
      'from: "2013-04", through: "2013-05", asOf: "2099-01-01T00:00:00.000Z"',
      "INSTANT_IN_THE_FUTURE",
    ],
  ])("are refused %s", async (_, given, code) => {
    expect(await refusal(given)).toBe(code);
  });

  it("are refused where they are more rows than are wanted, or than 100", async () => {
    const first = async (given: string, wanted: string) => {
      const { data, errors } = await party.ask(`{ pointPeriods(${given}) { rows${wanted} { from } } }`);
      return data.pointPeriods?.rows.length ?? errors[0]?.extensions?.refusal;
    };
    const october = 'from: "2013-10", through: "2013-10"';
    expect(await first(october, "(first: 5)")).toBe(5);
    expect(await first(october, "(first: 4)")).toBe("TOO_MANY_ROWS");
    expect(await first('from: "2012-03", through: "2013-10"', "")).toBe(100);
    for (const wanted of ["", "(first: 1000)"])
      expect(await first('from: "2012-02", through: "2013-10"', wanted)).toBe("TOO_MANY_ROWS");
  });

  it("take 60 months", async () => {
    expect(await rows('from: "2008-05", through: "2013-04", servicePoints: ["teine"]')).toHaveLength(60);
  });
});

describe("a row that is asked for by its key", () => {
  const byKey = (key: object, fields = "cityFigures { indicator { code } }") =>
    party.ask(`query ($of: [_Any!]!) { _entities(representations: $of) { ... on ServicePointPeriod { ${fields} } } }`, {
      of: [{ __typename: "ServicePointPeriod", ...key }],
    });
  const key = { servicePointId: "teine", from: "2013-04", through: "2013-06", asOf: new Date().toISOString() };

  it("has no figures where there is no such service point", async () => {
    const { data } = await byKey({ ...key, servicePointId: "nowhere" });
    expect(data._entities).toEqual([{ cityFigures: null }]);
  });

  it.each([
    ["of two fiscal years", { from: "2013-03" }, "MONTH_OUTSIDE_FISCAL_YEAR"],
    ["of months in reverse", { from: "2013-07" }, "MONTHS_REVERSED"],
    ["of no month", { through: "2013-13" }, "IMPOSSIBLE_MONTH"],
  ])("is refused %s", async (_, given, code) => {
    const { errors } = await byKey({ ...key, ...given });
    expect(errors[0]?.extensions?.refusal).toBe(code);
  });

  it("has indicators of the city alone", async () => {
    const { errors } = await byKey(key, 'cityFigures(indicators: ["REFERRALS"]) { indicator { code } }');
    expect(errors[0]?.extensions?.refusal).toBe("UNKNOWN_INDICATOR");
  });
});
