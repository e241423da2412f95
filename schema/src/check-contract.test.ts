import { agreedTextOf, type ContractParts } from "@aiwork/kit/contract/contract-of";
import { Source } from "graphql";
import { checkContract } from "./check-contract";

const check = (parts: ContractParts) => checkContract(agreedTextOf(parts));
const PUBLIC = "@access(to: [PUBLIC])";

describe("the check of a contract", () => {
  it("returns the supergraph when all checks pass", () => {
    const { failures, supergraph } = check({ city: `extend type Query { "How many." a: Int ${PUBLIC} }` });
    expect(failures).toEqual([]);
    expect(supergraph).toContain("a: Int @join__field(graph: CITY)");
  });

  it("reports all failures at once, the clause check first", () => {
    const city = "extend type Query { a: Nothing! }";
    const { failures } = check({ city: { "employment-placement": city } });
    expect(failures.map(({ member, what }) => `${member} ${what}`)).toEqual([
      expect.stringMatching(/^Query.a is defined by city under EMPLOYMENT_PLACEMENT/),
      "Query.a has no access rule",
      "Query.a is not described",
      "Query.a is a non-null root: when its owner is down the whole response is lost",
      "Query.a INVALID_GRAPHQL: [city] Unknown type Nothing",
      "Query.a second opinion: [city] Unknown type Nothing",
    ]);
  });

  it("reports once what composition finds twice in one member", () => {
    const city = `extend type Query { "How many." a("Since." from: Nothing, "Until." to: Nothing): Int ${PUBLIC} }`;
    expect(check({ city }).failures.map(({ what }) => what)).toEqual([
      "INVALID_GRAPHQL: [city] Unknown type Nothing",
      "second opinion: [city] Unknown type Nothing",
    ]);
  });

  it("returns no supergraph when composition works but another check fails", () => {
    const result = check({ city: `extend type Query { a: Int ${PUBLIC} }` });
    expect(result.failures).toMatchObject([{ member: "Query.a", what: "is not described" }]);
    expect(result).not.toHaveProperty("supergraph");
  });

  it("reports file and line of text that is not SDL", () => {
    expect(check({ national: "type Job {\n  pay Int\n}" })).toEqual({
      failures: [
        {
          file: "schema/national/agreement/part.graphql",
          member: "line 2",
          what: 'Syntax Error: Expected ":", found Name "Int".',
          whatToDo: "Write it as GraphQL SDL.",
        },
      ],
    });
  });

  it("does not report an error of its own as a fault of the contract", () => {
    const unreadable = new Proxy(new Source("scalar Money"), {
      get: () => {
        throw new TypeError("not a text");
      },
    });
    expect(() => checkContract({ ...agreedTextOf({}), city: [unreadable] })).toThrow(TypeError);
  });
});
