import { type ContractParts, contractOf } from "@aiwork/kit/contract/contract-of";
import { checkFederationSubset } from "./check-federation-subset";

const failuresOf = (parts: ContractParts) => checkFederationSubset(contractOf(parts));
const failure = (member: string, what: string, whatToDo: string) => ({
  file: "schema/city/agreement/part.graphql",
  member,
  what,
  whatToDo,
});
const link = (argument: string) => `extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", ${argument})`;

describe("the part of federation that the gateway runs correctly", () => {
  it("allows one key per entity, @requires without arguments and names without alias", () => {
    const city = `${link('import: ["@key", { name: "@requires", as: "@requires" }]')}
      extend schema @link(url: "https://specs.aiwork.example/agreement/v1.0", as: "agreement")
      type Query { job: Job }
      type Job @key(fields: "id") { id: ID wage: Int @requires(fields: "point { size }") point: Point @external }`;
    expect(failuresOf({ city, national: `type Job @key(fields: "number") { number: ID }` })).toEqual([]);
  });

  it("refuses a second key of an entity, on its definition or an extension", () => {
    const city = `type Job @key(fields: "id") { id: ID } extend type Job @key(fields: "number") { number: ID }`;
    expect(failuresOf({ city })).toEqual([
      failure("Job", "has more than one @key in city", "Keep the key by which both parties know it."),
    ]);
  });

  it("refuses a second key that a party adds to an entity of the agreement, and reports it at the first block", () => {
    const agreement = `type Job @key(fields: "id") { id: ID }`;
    const city = `extend type Job @key(fields: "number") { number: ID }`;
    expect(failuresOf({ agreement, city })).toMatchObject([
      { file: "schema/agreement/agreement/part.graphql", member: "Job" },
    ]);
  });

  it.each(["interfaceObject", "authenticated", "requiresScopes", "policy", "context", "fromContext"])(
    "does not hold @%s, imported or not",
    (name) => {
      const city = `type Job @${name} { id: ID pay(at: ID @federation__${name}): ID }`;
      const advice = "Do without it: @access alone controls access.";
      expect(failuresOf({ city })).toEqual([
        failure("Job", `uses @${name}`, advice),
        failure("Job.pay", `uses @${name}`, advice),
      ]);
    },
  );

  it.each(["size(in: 1)", "point { size(in: 1) }", "... on Job { point { ... { size(in: 1) } } }"])(
    "does not hold arguments inside @requires: %s",
    (fields) => {
      const city = `type Job { wage: Int @requires(fields: "${fields}") }`;
      expect(failuresOf({ city })).toEqual([
        failure("Job.wage", "has arguments inside @requires", "Require a field that takes none."),
      ]);
    },
  );

  it("leaves arguments inside @provides to composition", () => {
    expect(failuresOf({ city: `type Job { point: Point @provides(fields: "size(in: 1)") }` })).toEqual([]);
  });

  it.each(["schema { query: Root }", "extend schema { mutation: Acts }"])(
    "does not hold roots under names of their own: %s",
    (city) => {
      expect(failuresOf({ city })).toEqual([
        failure("schema", "names its root types", "Leave them Query and Mutation; there is no subscription."),
      ]);
    },
  );

  it("refuses a subscription", () => {
    expect(failuresOf({ city: "type Subscription { placed: ID }" })).toEqual([
      failure("Subscription", "is a subscription, which the gateway does not run", "Let clients ask again."),
    ]);
  });

  it("refuses a federation directive with an alias", () => {
    expect(failuresOf({ city: link('import: [{ name: "@requires", as: "@needs" }]') })).toEqual([
      failure("@requires", "is linked by city under another name", "Link it as it is: the checks know it by its name."),
    ]);
  });

  it("refuses federation itself with an alias", () => {
    expect(failuresOf({ city: link('as: "fed"') })).toEqual([
      failure(
        "federation",
        "is linked by city under another name",
        "Link it as it is: the checks know it by its name.",
      ),
    ]);
  });

  it("is checked for both parties", () => {
    const national = `type Job @key(fields: "id") @key(fields: "number") { id: ID number: ID }`;
    expect(failuresOf({ national })).toMatchObject([
      { file: "schema/national/agreement/part.graphql", member: "Job", what: "has more than one @key in national" },
    ]);
  });
});
