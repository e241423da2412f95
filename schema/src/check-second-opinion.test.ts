import { agreedTextOf, type ContractParts } from "@aiwork/kit/contract/contract-of";
import { checkSecondOpinion } from "./compose-supergraph";
import { parseContract } from "./read-contract";

const failuresOf = (parts: ContractParts) => checkSecondOpinion(parseContract(agreedTextOf(parts)));

describe("the second opinion on composition", () => {
  it("passes when the second implementation composes the contract too", () => {
    expect(failuresOf({ city: "extend type Query { a: Int }" })).toEqual([]);
  });

  it("refuses what the second implementation does not compose", () => {
    const pay = (root: string, type: string) =>
      `type Pay @shareable { amount: ${type} } extend type Query { ${root}: Pay }`;
    expect(failuresOf({ city: pay("a", "Int"), national: pay("b", "String") })).toEqual([
      {
        file: "schema/city/agreement/part.graphql",
        member: "Pay.amount",
        what: expect.stringMatching(/^second opinion: Type of field "Pay.amount" is incompatible across subgraphs/),
        whatToDo: "Change it so that @theguild/federation-composition composes it too.",
      },
    ]);
  });
});
