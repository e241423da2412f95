import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
beforeAll(async () => {
  party = await startTestParty(city, "seed");
});
afterAll(() => party?.[Symbol.asyncDispose]());

const report = (through: string, fiscalYear = 2013, asOf?: string) =>
  party.ask(
    `query ($fiscalYear: Int!, $through: YearMonth!, $asOf: DateTime) {
      planProgress(fiscalYear: $fiscalYear, through: $through, asOf: $asOf) {
        rows { servicePointId users { annualTarget monthActual cumulativeActual progressRate attainmentRate pace notes } }
        total { users { cumulativeActual yearOnYearRate notes } }
      }
    }`,
    { fiscalYear, through, asOf },
    { "accept-language": "en" },
  );

describe("the users of a service point", () => {
  it("reports users as null with NO_RECORD for a month that the source does not state", async () => {
    const { data } = await report("2013-09");
    for (const { users } of data.planProgress.rows)
      expect(users).toMatchObject({
        cumulativeActual: null,
        progressRate: null,
        pace: null,
        notes: expect.arrayContaining(["NO_RECORD"]),
      });
  });

  it("gives a target for every month of a planned year", async () => {
    const { data } = await report("2013-04");
    expect(data.planProgress.rows.map((row: { users: { annualTarget: number } }) => row.users.annualTarget)).toEqual([
      14500, 9000, 26500, 24500, 3500,
    ]);
  });

  it("reports users of Minami in fiscal 2012 only from February 2013, when it opened", async () => {
    const rowsOf = async (through: string) => (await report(through, 2012)).data.planProgress.rows.length;
    expect(await rowsOf("2013-01")).toBe(4);
    expect(await rowsOf("2013-02")).toBe(5);
  });

  it("gives a closed year no attainment rate before its March", async () => {
    const { data } = await report("2012-10", 2012);
    expect(data.planProgress.rows[0].users).toMatchObject({
      cumulativeActual: 8734,
      progressRate: 97,
      attainmentRate: null,
    });
  });

  it("compares users with no year in which no service point was open throughout", async () => {
    const { data } = await report("2012-10", 2012);
    expect(data.planProgress.total.users).toMatchObject({
      yearOnYearRate: null,
      notes: expect.arrayContaining(["NOT_COMPARABLE"]),
    });
  });
});

describe("a report", () => {
  it.each([
    ["2013-03", 2013, "MONTH_OUTSIDE_FISCAL_YEAR"],
    ["2013-10", 12, "FISCAL_YEAR_OUT_OF_RANGE"],
    ["2013-13", 2013, "IMPOSSIBLE_MONTH"],
  ])("refuses a report through %s of fiscal %d: %s", async (through, fiscalYear, refusal) => {
    const { errors } = await report(through, fiscalYear);
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", refusal } }]);
  });

  it("refuses a report as of an instant before the first record, rather than say that nothing was known", async () => {
    const { data, errors } = await report("2013-10", 2013, "2013-11-01T00:00:00.000Z");
    expect(data.planProgress).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", refusal: "BEFORE_FIRST_RECORD" } }]);
  });

  it("refuses a report as of tomorrow", async () => {
    const { errors } = await report("2013-10", 2013, "2099-01-01T00:00:00.000Z");
    expect(errors).toMatchObject([
      {
        message: "asOf is in the future: give an instant that has passed.",
        extensions: { refusal: "INSTANT_IN_THE_FUTURE" },
      },
    ]);
  });
});
