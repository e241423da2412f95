import { checkIndicators } from "./check-indicators";
import { readContract } from "./read-contract";

describe("the indicators of the contract", () => {
  it("hold", () => {
    expect(checkIndicators(readContract())).toEqual([]);
  });

  it("fail with a code, where it is and what to do, when a rule counts what there is not", () => {
    const { indicators, ...contract } = readContract();
    const [first] = indicators as { rules: object[] }[];
    const counts = { fact: "MEETING", where: {}, way: "EVENTS" };
    const changed = { ...first, rules: first?.rules.map((rule) => ({ ...rule, counts })) };
    expect(checkIndicators({ ...contract, indicators: [changed] })).toEqual([
      {
        file: "schema/agreement/indicators.json",
        member: "USERS VISIT_PERSON_DAY",
        what: "counts MEETING: UNKNOWN_FACT",
        whatToDo: "Name one of VISIT, COUNSELING_SESSION.",
      },
    ]);
  });
});
