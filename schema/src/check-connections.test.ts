import { contractOf } from "@aiwork/kit/contract/contract-of";
import { checkConnections } from "./check-shape";

const failuresOf = (field: string) => checkConnections(contractOf({ city: `extend type Query { ${field} }` }));

describe("a connection", () => {
  it("passes when it has the page arguments forward and backward", () => {
    expect(failuresOf("jobs(search: ID, first: Int, after: String, last: Int, before: String): JobConnection")).toEqual(
      [],
    );
  });

  it("is refused when it has no page arguments, nullable or not", () => {
    const failure = {
      file: "schema/city/agreement/part.graphql",
      member: "Query.jobs",
      what: "is a connection and does not take first: Int, after: String, last: Int, before: String",
      whatToDo: "Add first: Int, after: String, last: Int, before: String.",
    };
    expect(failuresOf("jobs: JobConnection")).toEqual([failure]);
    expect(failuresOf("jobs: JobConnection!")).toEqual([failure]);
  });

  it.each([
    ["cannot be read backward", "first: Int, after: String", "last: Int, before: String"],
    ["demands a number", "first: Int!, after: String, last: Int, before: String", "first: Int"],
    ["takes another kind of cursor", "first: Int, after: ID, last: Int, before: String", "after: String"],
  ])("is refused where it %s", (_, taken, wanted) => {
    expect(failuresOf(`jobs(${taken}): JobConnection`)).toMatchObject([
      { what: `is a connection and does not take ${wanted}`, whatToDo: `Add ${wanted}.` },
    ]);
  });

  it("ignores fields that return a plain list", () => {
    expect(failuresOf("jobs: [Job!]")).toEqual([]);
  });
});
