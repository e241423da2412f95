import { type ContractParts, contractOf } from "@aiwork/kit/contract/contract-of";
import { checkHalves } from "./check-halves";

const failuresOf = (parts: ContractParts) => checkHalves(contractOf(parts));
const membersOf = (parts: ContractParts) => failuresOf(parts).map(({ member }) => member);

/** What the city adds to the person: a half without which the nation's lists must stand. */
const CITY = `type Person @key(fields: "id") { id: ID! cityFile: ID! }`;
const STUB = `type Person @key(fields: "id", resolvable: false) { id: ID! }`;

describe("a half of an entity", () => {
  it("passes when it is nullable, is in the key, or the other party does not list the entity", () => {
    const nullable = CITY.replace("cityFile: ID!", "cityFile: ID");
    expect(failuresOf({ city: nullable, national: `${STUB} type Visit { people: [Person!]! }` })).toEqual([]);
    expect(failuresOf({ city: CITY, national: `${STUB} type Visit { person: Person! }` })).toEqual([]);
    expect(failuresOf({ city: `${CITY} type Visit { people: [Person!]! }`, national: STUB })).toEqual([]);
  });

  it("is refused when it is non-null and the other party lists the entity", () => {
    expect(failuresOf({ city: CITY, national: `${STUB} type Visit { people: [Person] }` })).toEqual([
      {
        file: "schema/city/agreement/part.graphql",
        member: "Person.cityFile",
        what: "is a non-null field that city adds to Person, which national lists",
        whatToDo: "Make it nullable: with city down, national's list must stand.",
      },
    ]);
  });

  it("is checked for both parties", () => {
    expect(failuresOf({ national: CITY, city: `${STUB} type Visit { people: [Person!] }` })).toEqual([
      {
        file: "schema/national/agreement/part.graphql",
        member: "Person.cityFile",
        what: "is a non-null field that national adds to Person, which city lists",
        whatToDo: "Make it nullable: with national down, city's list must stand.",
      },
    ]);
  });

  it.each([
    ["a connection's edges", "type Page { edges: [Edge!]! } type Edge { node: Person! }"],
    ["an interface that the entity implements", "interface Known { id: ID! } type Visit { people: [Known!] }"],
    ["a union", "union Either = Person type Visit { people: [Either!] }"],
  ])("is refused where the entity is listed through %s", (_, listing) => {
    const stub = STUB.replace("type Person", "type Person implements Known");
    expect(membersOf({ city: CITY, national: `${stub} ${listing}` })).toEqual(["Person.cityFile"]);
  });

  it("is refused once when types of the list are recursive", () => {
    const national = `${STUB} type Visit { people: [Person!] next: Visit! visitor: Person! } type Day { visits: [Visit!] }`;
    expect(membersOf({ city: CITY, national })).toEqual(["Person.cityFile"]);
  });

  it("may be non-null where a nullable field stands between the list and the entity", () => {
    const national = `${STUB} type Page { edges: [Edge!]! } type Edge { node: Person }`;
    expect(failuresOf({ city: CITY, national })).toEqual([]);
  });

  it.each([
    ["another type's field", "type Visit { person: Person! }"],
    ["a union", "union Either = Person type Visit { either: Either! }"],
    ["an interface", "interface Known { id: ID! } type Visit { known: Known! }"],
  ])("may be non-null where the other party lists something else and has the entity by %s", (_, apart) => {
    const stub = STUB.replace("type Person", "type Person implements Known");
    const national = `${stub} ${apart} type Day implements Dated { days: [Day!] dated: [Dated!] } interface Dated { on: ID }`;
    expect(failuresOf({ city: CITY, national })).toEqual([]);
  });

  it("may be non-null where both parties resolve it, but not where one only knows of it", () => {
    const asKnownByNational = (field: string) =>
      `type Person @key(fields: "id") { id: ID! ${field} } type Visit { people: [Person!] }`;
    expect(failuresOf({ city: CITY, national: asKnownByNational("cityFile: ID!") })).toEqual([]);
    expect(membersOf({ city: CITY, national: asKnownByNational("cityFile: ID! @external") })).toEqual([
      "Person.cityFile",
    ]);
  });

  it("may be non-null in the key by which the lister knows the entity, but not in its owner's own key", () => {
    const city = `type Person @key(fields: "id cityFile") { id: ID! cityFile: ID! }`;
    const listedBy = (key: string) =>
      `type Person @key(fields: "${key}") { id: ID! @external cityFile: ID! @external } type Visit { people: [Person!] }`;
    expect(failuresOf({ city, national: listedBy("id cityFile") })).toEqual([]);
    expect(membersOf({ city, national: listedBy("id") })).toEqual(["Person.cityFile"]);
  });

  it("may be non-null where the party that writes it only knows it of the other", () => {
    const city = `type Person @key(fields: "id") { id: ID! office: ID! @external }`;
    const national = `type Person @key(fields: "id") { id: ID! office: ID } type Visit { people: [Person!] }`;
    expect(failuresOf({ city, national })).toEqual([]);
  });

  it("may be non-null in a value type, which is fetched whole", () => {
    const city = "type Wage { amount: Int! }";
    expect(failuresOf({ city, national: "type Job { wages: [Wage!] }" })).toEqual([]);
  });

  it("is checked on a type that only the other party makes an entity", () => {
    const city = "type Person { cityFile: ID! }";
    expect(membersOf({ city, national: `${STUB} type Visit { people: [Person!] }` })).toEqual(["Person.cityFile"]);
  });
});
