import { contractOf } from "@aiwork/kit/contract/contract-of";
import { checkMutations } from "./check-shape";

interface Mutation {
  field: string;
  input: string;
  payload: string;
}

const HOLDS: Mutation = {
  field: "draft(input: DraftInput!): DraftPayload",
  input: "idempotencyKey: ID!",
  payload: "userErrors: [DraftError!]!",
};

function failuresOf(change: Partial<Mutation>) {
  const { field, input, payload } = { ...HOLDS, ...change };
  const city = `extend type Mutation { ${field} } input DraftInput { ${input} } type DraftPayload { ${payload} }`;
  return checkMutations(contractOf({ city }));
}
const failure = (what: string, whatToDo: string) => ({
  file: "schema/city/agreement/part.graphql",
  member: "Mutation.draft",
  what,
  whatToDo,
});

describe("a mutation", () => {
  it("passes when it takes one input with an idempotency key and returns errors of its own type", () => {
    expect(failuresOf({})).toEqual([]);
  });

  it.each([
    ["none", "draft: DraftPayload"],
    ["one that may be left out", "draft(input: DraftInput): DraftPayload"],
    ["a list", "draft(input: [DraftInput!]!): DraftPayload"],
    ["one of another name", "draft(job: DraftInput!): DraftPayload"],
    ["a second argument", "draft(input: DraftInput!, version: Int): DraftPayload"],
  ])("is refused with anything but one required input: %s", (_, field) => {
    expect(failuresOf({ field })).toEqual([
      failure("does not take exactly one required `input`", "Put all it needs into one input type."),
    ]);
  });

  it.each([
    ["absent", "title: String"],
    ["optional", "idempotencyKey: ID"],
    ["of another type", "idempotencyKey: String!"],
    ["filled in by a default", 'idempotencyKey: ID! = "same"'],
  ])("is refused where the caller's key is %s", (_, input) => {
    expect(failuresOf({ input })).toEqual([
      failure("has an input without `idempotencyKey: ID!`", "Add it to DraftInput, with no default."),
    ]);
  });

  it("finds the caller's key in an extension of the input", () => {
    expect(failuresOf({ input: "title: String } extend input DraftInput { idempotencyKey: ID!" })).toEqual([]);
  });

  it.each(["DraftPayload!", "[DraftPayload!]"])("is refused when it returns %s", (type) => {
    expect(failuresOf({ field: `draft(input: DraftInput!): ${type}` })).toEqual([
      failure(
        "does not return a nullable payload: when it fails, the answers of the operation's other mutations are lost",
        "Return its payload type without an exclamation mark.",
      ),
    ]);
  });

  it.each(["job: ID", "userErrors: [DraftError!]", "userErrors: [UserError!]!", "userErrors: [OtherError!]!"])(
    "is refused where its payload cannot say why nothing was done: %s",
    (payload) => {
      expect(failuresOf({ payload })).toEqual([
        failure("has a payload without `userErrors: [DraftError!]!`", "Add it to DraftPayload."),
      ]);
    },
  );

  it("is checked for both parties, and only on mutations", () => {
    expect(checkMutations(contractOf({ national: "extend type Mutation { a: ID }" }))).toMatchObject([
      { member: "Mutation.a", file: "schema/national/agreement/part.graphql" },
      { member: "Mutation.a", what: "has a payload without `userErrors: [AError!]!`" },
    ]);
    expect(checkMutations(contractOf({ city: "extend type Query { job: Job }" }))).toEqual([]);
  });
});
