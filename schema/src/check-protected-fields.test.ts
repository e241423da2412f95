import { type ContractParts, contractOf } from "@aiwork/kit/contract/contract-of";
import { checkProtectedFields } from "./check-protected-fields";

const failuresOf = (parts: ContractParts) => checkProtectedFields(contractOf(parts));
const reported = (parts: ContractParts) => failuresOf(parts).map(({ member, what }) => `${member} ${what}`);
const PERSON = `type Person @key(fields: "id") {
  id: ID @access(to: [PUBLIC])
  name: String @access(to: [PUBLIC])
  note: String @access(to: [OWN_PARTY])
}`;

describe("a protected field", () => {
  it("passes when no rule is broken", () => {
    const city = `
      type Query { person: Person @shareable @access(to: [PUBLIC]) }
      type Job @key(fields: "id") { id: ID @shareable @access(to: [PUBLIC]) wage: Int @requires(fields: "size") @access(to: [PUBLIC]) size: Int @access(to: [PUBLIC]) }
      type Visit { person: Person @provides(fields: "name") @access(to: [SELF]) }`;
    expect(failuresOf({ city, national: PERSON })).toEqual([]);
  });

  it("is not shared by an entity or a root", () => {
    const city = `type Query { me: ID @shareable @access(to: [SELF]) }
      type Job @key(fields: "id") @shareable { id: ID @access(to: [PUBLIC]) contact: ID @access(to: [OWN_PARTY]) }`;
    expect(failuresOf({ city })).toEqual(
      ["Query.me", "Job.contact"].map((member) => ({
        file: "schema/city/agreement/part.graphql",
        member,
        what: "is protected and @shareable",
        whatToDo: "Let one party own it, or make it PUBLIC.",
      })),
    );
  });

  it("is a field that is narrowed to roles, or has no rule at all", () => {
    const city = `type Query { a: ID @shareable @access(to: [PUBLIC], roles: ["city.counselor"]) b: ID @shareable }`;
    expect(reported({ city })).toEqual(["Query.a is protected and @shareable", "Query.b is protected and @shareable"]);
  });

  it("may be shared in a value type, which is read where the field that returns it is", () => {
    const city = `type Wage @shareable { amount: Int @access(to: [SELF]) }
      type Visit { wage: Wage @provides(fields: "amount") @access(to: [SELF]) total: Int @requires(fields: "wage") @access(to: [SELF]) }`;
    expect(failuresOf({ city })).toEqual([]);
  });

  it("has no @requires", () => {
    const city = `type Job @key(fields: "id") { id: ID @access(to: PUBLIC) size: Int @access(to: PUBLIC) wage: Int @requires(fields: "size") @access(to: [SELF]) }`;
    expect(failuresOf({ city })).toEqual([
      {
        file: "schema/city/agreement/part.graphql",
        member: "Job.wage",
        what: "is protected and has @requires",
        whatToDo: "Resolve it from the key alone.",
      },
    ]);
  });

  it("is not required by another field, even when the requiring party declares it open", () => {
    const city = `type Person @key(fields: "id") { id: ID @access(to: PUBLIC) note: ID @external @access(to: [PUBLIC]) mood: ID @requires(fields: "note") @access(to: [PUBLIC]) }`;
    expect(failuresOf({ city, national: PERSON })).toEqual([
      {
        file: "schema/city/agreement/part.graphql",
        member: "Person.mood",
        what: "has @requires of Person.note, which is protected",
        whatToDo: "Let city do without it.",
      },
    ]);
  });

  it("is not provided by another", () => {
    const city = `type Visit { person: Person! @provides(fields: "note") @access(to: [SELF]) }`;
    expect(failuresOf({ city, national: PERSON })).toEqual([
      {
        file: "schema/city/agreement/part.graphql",
        member: "Visit.person",
        what: "has @provides of Person.note, which is protected",
        whatToDo: "Let city do without it.",
      },
    ]);
  });

  it("is found at any depth of a field set, and within a fragment", () => {
    const city = `type Visit { by: Person @access(to: [PUBLIC]) }
      type Day { visits: [Visit] @provides(fields: "by { ... on Person { note } }") @access(to: [PUBLIC]) }`;
    expect(reported({ city, national: PERSON })).toEqual([
      "Day.visits has @provides of Person.note, which is protected",
    ]);
  });

  it("is protected on an interface that an entity implements", () => {
    const city = `interface Named { note: ID @access(to: [SELF]) }
      type Person implements Named @key(fields: "id") { id: ID @access(to: PUBLIC) }
      type Visit { of: Named @provides(fields: "note") @access(to: [PUBLIC]) }`;
    expect(reported({ city })).toEqual(["Visit.of has @provides of Named.note, which is protected"]);
  });

  it("is protected on a type behind an interface that is open, named in a fragment or not", () => {
    const person = `interface Named { note: ID @access(to: [PUBLIC]) }
      type Person implements Named @key(fields: "id") { id: ID @access(to: PUBLIC) note: ID @access(to: [SELF]) }`;
    const provides = (fields: string) =>
      `${person} type Visit { of: Named @provides(fields: "${fields}") @access(to: [PUBLIC]) }`;
    expect(reported({ city: provides("... on Person { note }") })).toEqual([
      "Visit.of has @provides of Person.note, which is protected",
    ]);
    expect(reported({ city: provides("note") })).toEqual(["Visit.of has @provides of Named.note, which is protected"]);
  });

  it("leaves a field set that cannot be read to composition", () => {
    const city = `type Visit { of: Person @provides(fields: "{{") @access(to: [PUBLIC]) }`;
    expect(failuresOf({ city, national: PERSON })).toEqual([]);
  });
});
