import { type ContractParts, contractOf } from "@aiwork/kit/contract/contract-of";
import { checkQueryRoots } from "./check-shape";

const failuresOf = (parts: ContractParts) => checkQueryRoots(contractOf(parts));

describe("a root of Query", () => {
  it("passes when it is nullable, and shared only when it is no list", () => {
    const parts = {
      agreement: "type Query { seeker: ID @shareable }",
      city: "extend type Query { jobs: [ID!] }",
      national: "type Placement { id: ID! others: [ID!]! @shareable } extend type Mutation { confirm: ID! }",
    };
    expect(failuresOf(parts)).toEqual([]);
  });

  it.each(["ID!", "[ID]!"])("is refused as %s, which loses the whole response when its owner is down", (type) => {
    expect(failuresOf({ national: `extend type Query { placement: ${type} }` })).toEqual([
      {
        file: "schema/national/agreement/part.graphql",
        member: "Query.placement",
        what: "is a non-null root: when its owner is down the whole response is lost",
        whatToDo: "Make it nullable.",
      },
    ]);
  });

  it.each([
    ["itself", "extend type Query { points: [ID!] @shareable }"],
    ["by its type", "extend type Query @shareable { points: [ID!] }"],
  ])("is refused as a list that is shared %s, for lists are merged by position", (_, city) => {
    expect(failuresOf({ city })).toEqual([
      {
        file: "schema/city/agreement/part.graphql",
        member: "Query.points",
        what: "is a list that both parties answer",
        whatToDo: "Give it one owner; the other party joins by key.",
      },
    ]);
  });

  it("is refused for both faults at once", () => {
    const national = "extend type Query { points: [ID!]! @shareable }";
    expect(failuresOf({ national }).map(({ whatToDo }) => whatToDo)).toEqual([
      "Make it nullable.",
      "Give it one owner; the other party joins by key.",
    ]);
  });
});
