import { PARTIES } from "../access/sdl";
import { judgeSide } from "./judge-side";
import { promisedOf } from "./promised";
import type { ContractRecord } from "./read-record";
import { refusalCodesOf } from "./refusal-codes";

/** A record of everything but these. */
function recordWithout(...missing: string[]): ContractRecord {
  const isThere = (name: string) => !missing.includes(name);
  const members = PARTIES.flatMap((party) => promisedOf(party)).map(({ name }) => name);
  const codes = PARTIES.flatMap((party) => refusalCodesOf(party)).map(({ name }) => name);
  return {
    executed: new Set(members.filter(isThere)),
    refused: new Set(members.filter((name) => isThere(`${name} refused`))),
    codes: new Set(codes.filter(isThere)),
  };
}
const judge = (city: ContractRecord, national = recordWithout()) =>
  PARTIES.map((party) => judgeSide(party, { city, national }).left.map(({ name, lacks }) => `${name} ${lacks}`));

describe("the coverage of the contract", () => {
  it("has no uncovered member if tests executed everything", () => {
    expect(judge(recordWithout())).toEqual([[], []]);
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
    expect(judge(recordWithout(missing))).toEqual([[left], []]);
  });

  it.each(["TimelineKind.REFERRED", "MY_NUMBER_FOUND"])("does not report the shared %s if the other party answered with it", (word) => {
    expect(judge(recordWithout(word))).toEqual([[], []]);
    const [city, national] = judge(recordWithout(word), recordWithout(word));
    expect([city?.length, national?.length]).toEqual([1, 1]);
  });

  it("lists members without a resolver separately", () => {
    for (const party of PARTIES) {
      const { notServedYet } = judgeSide(party, { city: recordWithout(), national: recordWithout() });
      expect(notServedYet).toEqual(
        promisedOf(party)
          .filter(({ isServed }) => !isServed)
          .map(({ name, file }) => ({ name, file })),
      );
    }
  });
});
