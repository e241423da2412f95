import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
});
afterAll(() => party?.[Symbol.asyncDispose]());

const read = async (field: string) => {
  const { data, errors } = await party.askAs({ role: "anonymous" }, `{ found: ${field} { fiscalYear version } }`);
  expect(errors).toEqual([]);
  return data.found;
};

describe("the business plan of a year", () => {
  it("reads the business plan as known at an instant", async () => {
    const asOf = new Date().toISOString();
    expect(await read(`businessPlan(fiscalYear: 2013, asOf: "${asOf}")`)).toEqual({ fiscalYear: 2013, version: 1 });
    const { data, errors } = await party.ask(
      '{ businessPlan(fiscalYear: 2013, asOf: "2013-04-01T00:00:00.000Z") { version } }',
    );
    expect([data.businessPlan, errors]).toMatchObject([null, [{ extensions: { refusal: "BEFORE_FIRST_RECORD" } }]]);
  });

  it("lists the business plan among those of the neighboring years", async () => {
    const [before, own] = [2012, 2013].map((fiscalYear) => ({ fiscalYear, version: 1 }));
    expect(await read("businessPlans(toFiscalYear: 2012)")).toEqual([before]);
    expect(await read("businessPlans(fromFiscalYear: 2012, toFiscalYear: 2013)")).toEqual([before, own]);
  });

  it("refuses a range of business plans whose first year is after the last", async () => {
    const { errors } = await party.ask("{ businessPlans(fromFiscalYear: 2013, toFiscalYear: 2012) { version } }");
    expect(errors).toMatchObject([{ extensions: { refusal: "FISCAL_YEARS_REVERSED" } }]);
  });
});
