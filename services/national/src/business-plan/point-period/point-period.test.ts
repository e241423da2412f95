import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
beforeAll(async () => {
  party = await startTestParty(national, "seed");
});
afterAll(() => party?.[Symbol.asyncDispose]());

const FIGURE = `indicator { code } rule { code } actual samePeriodLastYear yearOnYearRate basis lastYearBasis notes`;
const ask = (key: object, given = "") =>
  party.ask(
    `query ($of: [_Any!]!) { _entities(representations: $of) {
      ... on ServicePointPeriod { servicePointId from through asOf nationalFigures${given} { ${FIGURE} } } } }`,
    { of: [{ __typename: "ServicePointPeriod", ...key }] },
  );
const KEY = { servicePointId: "shiroishi", from: "2013-04", through: "2013-10" };
const now = () => new Date(Date.now() + 1).toISOString();

describe("the national side's results of a service point in a period", () => {
  it("are those that the source reports, and none where it reports none", async () => {
    const asOf = now();
    const { data, errors } = await ask({ ...KEY, asOf });
    expect(errors).toEqual([]);
    const [{ nationalFigures, ...key }] = data._entities;
    expect(key).toEqual({ ...KEY, asOf });
    expect(nationalFigures[0]).toMatchObject({
      ...{ indicator: { code: "PLACED_PERSONS" }, rule: { code: "UNSPECIFIED" }, actual: 276, samePeriodLastYear: 242 },
      ...{ yearOnYearRate: 14, basis: "REPORTED", lastYearBasis: "REPORTED", notes: ["COUNTING_RULE_UNSPECIFIED"] },
    });
    expect(nationalFigures[1]).toMatchObject({ indicator: { code: "PLACEMENT_CASES" }, notes: ["NO_RECORD"] });
  });

  it("are of the national side's indicators alone", async () => {
    const { data } = await ask({ ...KEY, asOf: now() }, '(indicators: ["REFERRALS", "REFERRALS"])');
    const [{ nationalFigures }] = data._entities;
    expect(nationalFigures.map(({ indicator }: { indicator: object }) => indicator)).toEqual([{ code: "REFERRALS" }]);
    const { errors } = await ask({ ...KEY, asOf: now() }, '(indicators: ["USERS"])');
    expect(errors[0]?.extensions?.refusal).toBe("UNKNOWN_INDICATOR");
  });

  it("are refused as of an instant before the first record", async () => {
    const { errors } = await ask({ ...KEY, asOf: "2013-11-01T00:00:00.000Z" });
    expect(errors[0]?.extensions?.refusal).toBe("BEFORE_FIRST_RECORD");
  });
});
