import { type ContractParts, contractOf } from "@aiwork/kit/contract/contract-of";
import { checkAccess } from "./check-access";

const AGREEMENT = `extend schema @link(url: "https://specs.aiwork.example/agreement/v1.0", import: ["@access"])`;
const failuresOf = (parts: ContractParts) => checkAccess(contractOf({ agreement: AGREEMENT, ...parts }));
const reported = (parts: ContractParts) => failuresOf(parts).map(({ member, what }) => `${member} ${what}`);
const failure = (member: string, what: string, whatToDo: string) => ({
  file: "schema/city/agreement/part.graphql",
  member,
  what,
  whatToDo,
});

describe("the access check", () => {
  it("passes when every field states who may read it, itself or by its type", () => {
    const city = `
      type Job @access(to: [AS_PARENT]) { title: String contact: String @access(to: SELF) }
      type Query { jobs: Job @access(to: [PUBLIC]) }
      type Mutation { draft: Job @access(to: [OWN_PARTY], roles: ["city.counselor"]) }
      type Note @access(to: [PEER_WITH_CONSENT], category: LIAISON) { text: String }`;
    expect(failuresOf({ city })).toEqual([]);
  });

  it("refuses a field without a rule", () => {
    const city = "type Job { title: String }";
    expect(failuresOf({ city })).toEqual([
      failure("Job.title", "has no access rule", "Give it, or its type, @access(to: […])."),
    ]);
  });

  it("refuses a field of an extension without a rule, even when the definition has one", () => {
    const city = "type Job @access(to: PUBLIC) { title: String } extend type Job { wage: Int }";
    expect(reported({ city })).toEqual(["Job.wage has no access rule"]);
  });

  it("prefers a field's own rule to its type's", () => {
    const city = `type Mutation @access(to: [OWN_PARTY], roles: ["city.counselor"]) { draft: ID @access(to: [OWN_PARTY]) close: ID }`;
    expect(reported({ city })).toEqual(["Mutation.draft is a mutation without roles"]);
  });

  it.each(["to: []", "to: null", 'roles: ["city.counselor"]'])("refuses a rule that allows nobody: %s", (rule) => {
    expect(failuresOf({ city: `type Job { title: String @access(${rule}) }` })).toEqual([
      failure("Job.title", "has a rule that allows nobody", "Name in `to` who may."),
    ]);
  });

  it("refuses a mutation without roles", () => {
    const city = "type Mutation { draft: ID @access(to: [OWN_PARTY]) }";
    expect(failuresOf({ city })).toEqual([
      failure("Mutation.draft", "is a mutation without roles", "Name the roles that may call it in `roles`."),
    ]);
  });

  it("refuses a category without PEER_WITH_CONSENT", () => {
    const city = "type Note { text: String @access(to: [SELF], category: LIAISON) }";
    expect(failuresOf({ city })).toEqual([
      failure(
        "Note.text",
        "has a category and no PEER_WITH_CONSENT",
        "Add PEER_WITH_CONSENT to `to`, or drop the category.",
      ),
    ]);
  });

  it("refuses PEER_WITH_CONSENT without a category", () => {
    const city = "type Note { text: String @access(to: [PEER_WITH_CONSENT]) }";
    expect(failuresOf({ city })).toEqual([
      failure("Note.text", "has PEER_WITH_CONSENT and no category", "Say with `category` what a consent must cover."),
    ]);
  });

  it.each([
    ["a query", "Query.job", "type Query { job: ID @access(to: [AS_PARENT]) }"],
    ["a mutation", "Mutation.draft", `type Mutation { draft: ID @access(to: [AS_PARENT], roles: ["city.counselor"]) }`],
    ["an entity's field", "Job.id", `type Job @key(fields: "id") { id: ID @access(to: [AS_PARENT]) }`],
  ])("refuses AS_PARENT on %s, which can be selected without a parent", (_, member, city) => {
    expect(failuresOf({ city })).toEqual([
      failure(
        member,
        "is AS_PARENT and can be selected without a parent",
        "Say who may: it is of a root type or an entity.",
      ),
    ]);
  });

  it("refuses AS_PARENT on a type that either party makes an entity", () => {
    const parts = {
      city: "type Job { title: String @access(to: [AS_PARENT]) }",
      national: `type Job @key(fields: "id") { id: ID @access(to: [PUBLIC]) }`,
    };
    expect(reported(parts)).toEqual(["Job.title is AS_PARENT and can be selected without a parent"]);
  });

  it("refuses a rule on a type that stands in both subgraphs, in each of them", () => {
    const parts = {
      city: `type Job @access(to: [PUBLIC]) { title: String }`,
      national: `extend type Job @access(to: [PUBLIC]) { wage: Int }`,
    };
    const shared = (file: string) => ({
      file,
      member: "Job",
      what: "stands in both subgraphs and carries @access on the type",
      whatToDo: "Move @access to each of its fields.",
    });
    expect(failuresOf(parts)).toEqual([
      shared("schema/city/agreement/part.graphql"),
      shared("schema/national/agreement/part.graphql"),
    ]);
  });

  it("reports a rule on an interface of both subgraphs once", () => {
    const agreement = `${AGREEMENT} interface Counted @access(to: [PUBLIC]) { n: Int }`;
    expect(reported({ agreement })).toEqual(["Counted stands in both subgraphs and carries @access on the type"]);
  });

  it("reports faults of protected fields", () => {
    const city = `type Query { me: ID @shareable @access(to: [SELF]) }`;
    expect(reported({ city })).toEqual(["Query.me is protected and @shareable"]);
  });

  it("reports faults of the roles of a rule", () => {
    const city = `type Query { me: ID @access(to: [OWN_PARTY], roles: ["city.mayor"]) }`;
    expect(reported({ city })).toEqual(["Query.me names the role city.mayor, which does not exist"]);
  });

  it("reports faults of the import of @access", () => {
    expect(reported({ agreement: "scalar Date" })).toEqual([
      "schema city does not link the agreement's directives exactly once",
      "schema national does not link the agreement's directives exactly once",
    ]);
  });
});
