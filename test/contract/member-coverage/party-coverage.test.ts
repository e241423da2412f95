import { PARTY_NAMES } from "@aiwork/kit/contract/party-schemas";
import { membersOf } from "./contract-members";
import type { ContractRecord } from "./coverage-record";
import { declaredCodesOf } from "./error-codes";
import { coverageOf } from "./party-coverage";

/** A record of everything but these. */
function recordWithout(...missing: string[]): ContractRecord {
  const isThere = (name: string) => !missing.includes(name);
  const members = PARTY_NAMES.flatMap((party) => membersOf(party)).map(({ name }) => name);
  const codes = PARTY_NAMES.flatMap((party) => declaredCodesOf(party)).map(({ name }) => name);
  return {
    executed: new Set(members.filter(isThere)),
    refused: new Set(members.filter((name) => isThere(`${name} refused`))),
    codes: new Set(codes.filter(isThere)),
  };
}
const uncoveredIn = (city: ContractRecord, national = recordWithout()) =>
  PARTY_NAMES.map((party) =>
    coverageOf(party, { city, national }).uncovered.map(({ name, lacks }) => `${name} ${lacks}`),
  );

describe("the coverage of the contract", () => {
  it("has no uncovered member if tests executed everything", () => {
    expect(uncoveredIn(recordWithout())).toEqual([[], []]);
  });

  it.each([
    ["a field", "CityProfile.nameKana", "CityProfile.nameKana success"],
    ["an argument", "Query.localJobs(search:)", "Query.localJobs(search:) success"],
    ["an input field", "LocalJobFilter.minimumHourlyWage", "LocalJobFilter.minimumHourlyWage success"],
    ["a state", "LiaisonStatus.RECALLED", "LiaisonStatus.RECALLED success"],
    ["a mutation that was done", "Mutation.openLiaison", "Mutation.openLiaison success"],
    ["a mutation that was refused", "Mutation.openLiaison refused", "Mutation.openLiaison refusal"],
    ["an error code", "LIAISON_TO_ONESELF", "LIAISON_TO_ONESELF refusal"],
    ["a shared field", "PageInfo.endCursor", "PageInfo.endCursor success"],
  ])("reports what no test has executed: %s", (_, missing, left) => {
    expect(uncoveredIn(recordWithout(missing))).toEqual([[left], []]);
  });

  it.each(["TimelineKind.REFERRED", "MY_NUMBER_FOUND"])(
    "does not report the shared %s if the other party answered with it",
    (word) => {
      expect(uncoveredIn(recordWithout(word))).toEqual([[], []]);
      const [city, national] = uncoveredIn(recordWithout(word), recordWithout(word));
      expect([city?.length, national?.length]).toEqual([1, 1]);
    },
  );

  it("asks for each error code once, not with every mutation", () => {
    const ofErrors = PARTY_NAMES.flatMap((party) => membersOf(party)).filter(({ name }) =>
      /^\w+Error(Code)?\./.test(name),
    );
    expect(ofErrors).toEqual([]);
  });

  it("lists members without a resolver separately", () => {
    for (const party of PARTY_NAMES) {
      const { notServedYet } = coverageOf(party, { city: recordWithout(), national: recordWithout() });
      expect(notServedYet).toEqual(
        membersOf(party)
          .filter(({ isServed }) => !isServed)
          .map(({ name, file }) => ({ name, file })),
      );
    }
  });
});
