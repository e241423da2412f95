import { agreedTextOf, type ContractParts } from "@aiwork/kit/contract/contract-of";
import { composeSupergraph } from "./compose-supergraph";
import { parseContract } from "./read-contract";

const compose = (parts: ContractParts) => composeSupergraph(parseContract(agreedTextOf(parts)));
const OF_THE_CITY = "schema/city/agreement/part.graphql";
const OTHERWISE = "Change it so that both parties' parts compose.";

describe("composition", () => {
  it("composes both parties' parts into one schema that ends in one line break", () => {
    const { supergraph, failures } = compose({
      city: "extend type Query { a: Int }",
      national: "extend type Query { b: Int }",
    });
    expect(failures).toEqual([]);
    expect(supergraph).toMatch(/a: Int @join__field\(graph: CITY\).*\n {2}b: Int @join__field\(graph: NATIONAL\)/);
    expect(supergraph).toMatch(/[^\n]\n$/);
  });

  it("contains the default address of each subgraph", () => {
    const { supergraph } = compose({});
    expect(supergraph).toContain('CITY @join__graph(name: "city", url: "http://127.0.0.1:4001/graphql")');
    expect(supergraph).toContain('NATIONAL @join__graph(name: "national", url: "http://127.0.0.1:4002/graphql")');
  });

  it("carries @clause and @access through to the supergraph", () => {
    const city = `extend type Query { a: Int @access(to: [PUBLIC]) }`;
    expect(compose({ city }).supergraph).toContain('@clause(of: "AGREEMENT") @access(to: [PUBLIC])');
  });

  it("refuses a field that both resolve and neither shares", () => {
    const pay = (root: string) => `type Pay { amount: Int } extend type Query { ${root}: Pay }`;
    const { supergraph, failures } = compose({ city: pay("a"), national: pay("b") });
    expect(supergraph).toBeUndefined();
    expect(failures).toEqual([
      {
        file: OF_THE_CITY,
        member: "Pay.amount",
        what: expect.stringMatching(/^INVALID_FIELD_SHARING: Non-shareable field "Pay.amount"/),
        whatToDo: "Let one party own it.",
      },
    ]);
  });

  it("refuses a field that cannot be reached from where it is selected", () => {
    const job = (root: string, more = "") =>
      `type Job { pay: Int @shareable ${more} } extend type Query { ${root}: Job }`;
    expect(compose({ city: job("a"), national: job("b", "hours: Int") }).failures).toEqual([
      {
        file: "schema/national/agreement/part.graphql",
        member: "Job.hours",
        what: expect.stringMatching(/^SATISFIABILITY_ERROR: /),
        whatToDo: "Give the type a key that both parties resolve, or resolve the field where it is selected.",
      },
    ]);
  });

  it("refuses what it only hints at: two descriptions of one element", () => {
    const pay = (says: string, root: string) =>
      `"${says}" type Pay @shareable { amount: Int } extend type Query { ${root}: Pay }`;
    expect(compose({ city: pay("In yen.", "a"), national: pay("In sen.", "b") })).toEqual({
      failures: [
        {
          file: OF_THE_CITY,
          member: "Pay",
          what: expect.stringMatching(/^INCONSISTENT_DESCRIPTION: Element "Pay"/),
          whatToDo: "Give it the same sentence in both parties, or move it to schema/agreement.",
        },
      ],
    });
  });

  it("refuses what it only hints at: an enum value that one party lacks", () => {
    const kind = (values: string, root: string) => `enum Kind { ${values} } extend type Query { ${root}: Kind }`;
    expect(compose({ city: kind("A", "a"), national: kind("A B", "b") }).failures).toEqual([
      {
        file: OF_THE_CITY,
        member: "Kind",
        what: expect.stringMatching(/^INCONSISTENT_ENUM_VALUE_FOR_OUTPUT_ENUM: /),
        whatToDo: OTHERWISE,
      },
    ]);
  });

  it("refuses a type that nobody defines, and reports where it is used", () => {
    expect(compose({ city: "extend type Query { a: Nothing }" }).failures).toEqual([
      {
        file: OF_THE_CITY,
        member: "Query.a",
        what: "INVALID_GRAPHQL: [city] Unknown type Nothing",
        whatToDo: OTHERWISE,
      },
    ]);
  });

  it("reports its own exception as a failure", () => {
    const city = `extend type Query { a: Job } type Job @key(fields: "id") {
      id: ID!
      size: Int @federation__external
      pay: Int @federation__requires(fields: "size(in: 1)")
    }`;
    const national = `type Job @key(fields: "id") { id: ID! size(in: Int): Int }`;
    expect(compose({ city, national }).failures).toEqual([
      {
        file: "schema",
        member: "schema",
        what: "INTERNAL: composition failed: Error: Unexpected element: federation__requires",
        whatToDo: OTHERWISE,
      },
    ]);
  });
});
