import { Source } from "graphql";
import { checkContract } from "./check-contract";
import { agreedTextOf, type Parts } from "./testing/contract-of";

const check = (parts: Parts) => checkContract(agreedTextOf(parts));
const open = (clause: string) => `@clause(of: "${clause}") @access(to: [PUBLIC])`;

describe("the check of a contract", () => {
  it("gives the supergraph where all of it holds", () => {
    const { failures, supergraph } = check({ city: `extend type Query { "How many." a: Int ${open("AGREEMENT")} }` });
    expect(failures).toEqual([]);
    expect(supergraph).toContain("a: Int @join__field(graph: CITY)");
  });

  it("tells of all failures at once, the clause check first", () => {
    const city = "extend type Query { a: Nothing! }";
    expect(check({ city }).failures.map(({ member, what }) => `${member} ${what}`)).toEqual([
      "Query.a stands under no clause of the agreement",
      "Query.a has no access rule",
      "Query.a is not described",
      "Query.a is a non-null root: with its owner down the whole answer is lost",
      "Query.a INVALID_GRAPHQL: [city] Unknown type Nothing",
      "Query.a second opinion: [city] Unknown type Nothing",
    ]);
  });

  it("tells once what composition finds twice in one member", () => {
    const city = `extend type Query { "How many." a("Since." from: Nothing, "Until." to: Nothing): Int ${open("AGREEMENT")} }`;
    expect(check({ city }).failures.map(({ what }) => what)).toEqual([
      "INVALID_GRAPHQL: [city] Unknown type Nothing",
      "second opinion: [city] Unknown type Nothing",
    ]);
  });

  it("gives no supergraph of what composes and fails otherwise", () => {
    const result = check({ city: `extend type Query { a: Int ${open("AGREEMENT")} }` });
    expect(result.failures).toMatchObject([{ member: "Query.a", what: "is not described" }]);
    expect(result).not.toHaveProperty("supergraph");
  });

  it("tells in which file and line a text is no SDL", () => {
    expect(check({ national: "type Job {\n  pay Int\n}" })).toEqual({
      failures: [
        {
          file: "schema/national/part.graphql",
          member: "line 2",
          what: 'Syntax Error: Expected ":", found Name "Int".',
          whatToDo: "Write it as GraphQL SDL.",
        },
      ],
    });
  });

  it("does not take a fault of its own for one of the contract", () => {
    const unreadable = new Proxy(new Source("scalar Money"), {
      get: () => {
        throw new TypeError("not a text");
      },
    });
    expect(() => checkContract({ ...agreedTextOf({}), city: [unreadable] })).toThrow(TypeError);
  });
});
