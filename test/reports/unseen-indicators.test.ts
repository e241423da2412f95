import { onlyUserError } from "@aiwork/kit/national/send-mutation";
import { startUnseenParties, type UnseenParties } from "./unseen-parties";

jest.mock("@aiwork/schema-agreement/indicators.json", () =>
  jest
    .requireActual<typeof import("./unseen-list")>("./unseen-list")
    .withUnseenIndicators(jest.requireActual("@aiwork/schema-agreement/indicators.json")),
);

let parties: UnseenParties;
beforeAll(async () => {
  parties = await startUnseenParties("demo");
});
afterAll(() => parties?.[Symbol.asyncDispose]());

const OF_YEAR = "service_point_id = 'shiroishi' and";
const between = (day: string) => `${OF_YEAR} ${day} between '2013-04-01' and '2013-10-31'`;
const results = (figures: { cumulativeActual: number }[]) => figures.map(({ cumulativeActual }) => cumulativeActual);
const units = (figures: { indicator: { unit: string } }[]) => figures.map(({ indicator }) => indicator.unit);
const BY_PERSON = ["INTERVIEW_PRACTICE", "REGULAR_ON_TRIAL"];

describe("an indicator that no code knows", () => {
  it("is listed with its unit, its owner and its rules", async () => {
    const rule = "code text validFrom validTo additiveOverPoints additiveOverMonths";
    const query = `{ indicators { code title unit owner rules { ${rule} } } }`;
    const { data } = await parties.city.askAs({ role: "anonymous" }, query, {}, { "accept-language": "en" });
    const letters = data.indicators.at(-2);
    expect(letters).toMatchObject({ code: "LETTERS", title: "Indicator LETTERS", unit: "VISITS", owner: "NATIONAL" });
    expect(letters.rules).toMatchObject([
      { code: "LETTERS_BEFORE", text: "LETTERS_BEFORE", validFrom: "2012-04-01", validTo: "2013-06-30" },
      { code: "LETTERS_SINCE", validTo: null, additiveOverPoints: true, additiveOverMonths: true },
    ]);
  });

  it("is counted from the month that its party says, by the rule of that month", async () => {
    for (const code of ["INTERVIEW_PRACTICE", "COUNSELED_DAYS", "TERMINAL_SHARE"])
      expect((await parties.startForCity(code)).countingStart).toMatchObject({
        indicator: { code },
        firstMonth: "2012-04",
      });
    for (const code of ["REGULAR_ON_TRIAL", "CONSULTED_DAYS", "CONSULTATION_SHARE"])
      expect((await parties.startForNational(code)).userErrors).toEqual([]);
    const ruleFrom = async (month: string) =>
      (await parties.startForNational("LETTERS", month)).countingStart.rule.code;
    expect(await ruleFrom("2012-04")).toBe("LETTERS_BEFORE");
    expect(await ruleFrom("2013-07")).toBe("LETTERS_SINCE");
    const query =
      '{ countingForNational(indicator: "LETTERS") { indicator { rules { code validTo } } rule { code } } }';
    expect((await parties.national.ask(query)).data.countingForNational).toEqual({
      indicator: {
        rules: [
          { code: "LETTERS_BEFORE", validTo: "2013-06-30" },
          { code: "LETTERS_SINCE", validTo: null },
        ],
      },
      rule: { code: "LETTERS_SINCE" },
    });
  });

  it.each([
    ["NOTHING", "NO_SUCH_INDICATOR", "indicator"],
    ["USERS", "INDICATOR_OF_OTHER_PARTY", "indicator"],
    ["LATER", "INDICATOR_NOT_IN_MONTH", "firstMonth"],
  ])("does not start to count %s: %s", async (code, refusal, field) => {
    expect(onlyUserError(await parties.startForNational(code, "2013-10"))).toEqual([refusal, field]);
  });

  it("has the results that the city's raw records count, in its unit", async () => {
    const indicators = ["INTERVIEW_PRACTICE", "COUNSELED_DAYS", "TERMINAL_SHARE"];
    const { errors, figures } = await parties.cityFigures({ role: "city.secretariat", indicators });
    expect(errors).toEqual([]);
    const held = `from counseling_session where status = 'HELD' and ${between("held_on")}`;
    const visited = `from visit where status = 'COUNTED' and ${between("visited_on")}`;
    const expected = [
      await parties.raw("city", `*)::int ${held} and 'INTERVIEW_PRACTICE' = any (themes)`),
      await parties.raw("city", `distinct (seeker_id, held_on))::int ${held}`),
      await parties.raw("city", `*)::int ${visited} and 'JOB_TERMINAL' = any (services)`),
    ];
    expect(results(figures)).toEqual(expected);
    expect(Math.min(...expected)).toBeGreaterThan(0);
    expect(units(figures)).toEqual(["CASES", "DAYS", "PERCENT"]);
  });

  it("has those of the national side's records, by their attributes", async () => {
    const indicators = ["REGULAR_ON_TRIAL", "CONSULTED_DAYS", "CONSULTATION_SHARE"];
    const { errors, figures } = await parties.nationalFigures({ role: "national.planning", indicators });
    expect(errors).toEqual([]);
    const placed = `from placement join trial_decision using (referral_id) where status = 'CONFIRMED'
      and employment_type = 'REGULAR' and target_group in ('AGE_45_TO_64', 'SINGLE_MOTHER') and ${between("hired_on")}`;
    const consulted = `from consultation where status = 'HELD' and ${between("held_on")}`;
    const expected = [
      await parties.raw("national", `distinct placement.seeker_id)::int ${placed}`),
      await parties.raw("national", `distinct (seeker_id, held_on))::int ${consulted}`),
      await parties.raw("national", `*)::int ${consulted}`),
    ];
    expect(results(figures)).toEqual(expected);
    expect(Math.min(...expected)).toBeGreaterThan(0);
    expect(units(figures)).toEqual(["PERSONS", "DAYS", "PERCENT"]);
  });

  it("is never the sum of two rules", async () => {
    const letters = { role: "anonymous", indicators: ["LETTERS"] };
    const { errors, figures, total } = await parties.nationalFigures(letters);
    expect(errors).toEqual([]);
    for (const figure of [...figures, ...total]) {
      expect(figure).toMatchObject({ cumulativeActual: null, notes: expect.arrayContaining(["NOT_APPLICABLE"]) });
      expect(figure.months.every(({ actual }: { actual: number | null }) => actual !== null)).toBe(true);
    }
    expect(units(figures)).toEqual(["VISITS"]);
  });

  it("that selects by an attribute of the person is shown to both parties' staff alone", async () => {
    const hidden = { cumulativeActual: null, notes: expect.arrayContaining(["SUPPRESSED"]) };
    const [ofCity, ofNational] = BY_PERSON.map((code) => ({ indicators: [code] }));
    for (const role of ["anonymous", "reporting", "auditor.city"])
      for (const { figures, total } of [
        await parties.cityFigures({ role, ...ofCity }),
        await parties.nationalFigures({ role, ...ofNational }),
      ])
        expect([figures, total]).toMatchObject([[hidden], [hidden]]);
    const seen = [
      await parties.cityFigures({ role: "national.planning", ...ofCity }),
      await parties.nationalFigures({ role: "city.secretariat", ...ofNational }),
    ];
    for (const { figures } of seen) expect(results(figures)[0]).toBeGreaterThan(0);
  });

  it("is no figure of the other party's", async () => {
    for (const { errors } of [
      await parties.cityFigures({ role: "anonymous", indicators: ["LETTERS"] }),
      await parties.nationalFigures({ role: "anonymous", indicators: ["USERS"] }),
    ])
      expect(errors[0]).toMatchObject({ extensions: { code: "BAD_USER_INPUT", refusal: "UNKNOWN_INDICATOR" } });
  });
});
