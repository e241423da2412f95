import { type ContractParts, contractOf } from "@aiwork/kit/contract/contract-of";
import { checkClauses } from "./check-clauses";

const failuresOf = (parts: ContractParts) => checkClauses(contractOf(parts));
const told = (parts: ContractParts) => failuresOf(parts).map(({ member, what }) => `${member} ${what}`);
const NONE = "stands under no clause of the agreement";

describe("the clause check", () => {
  it("passes when each party uses its own articles and those of both", () => {
    const parts = {
      agreement: `type Mutation type Query { agreement: ID @clause(of: "AGREEMENT") }`,
      city: `type LocalJob @clause(of: "LOCAL_JOB_INFORMATION") { id: ID }`,
      national: `extend type Query { placement: ID @clause(of: "EMPLOYMENT_PLACEMENT") }`,
    };
    expect(failuresOf(parts)).toEqual([]);
  });

  it("refuses a field of the city under a national article, and quotes it", () => {
    const city = `extend type Query { placements: Int @clause(of: "EMPLOYMENT_PLACEMENT") }`;
    expect(failuresOf({ city })).toEqual([
      {
        file: "schema/city/part.graphql",
        member: "Query.placements",
        what: "is defined by city under EMPLOYMENT_PLACEMENT, an article of the national side: 「職業紹介」求職者に対する職業紹介・職業相談",
        whatToDo:
          "Take it out of schema/city; the national side may define it, and city may refer to its entity by key.",
      },
    ]);
  });

  it("refuses a field of the national side under a city article, and quotes it", () => {
    const national = `extend type Query { jobs: Int @clause(of: "LOCAL_JOB_INFORMATION") }`;
    expect(failuresOf({ national })).toEqual([
      {
        file: "schema/national/part.graphql",
        member: "Query.jobs",
        what: "is defined by national under LOCAL_JOB_INFORMATION, an article of the city: 「独自の求人情報等の提供」札幌市の独自の求人情報等の提供",
        whatToDo:
          "Take it out of schema/national; the city may define it, and national may refer to its entity by key.",
      },
    ]);
  });

  it("refuses a field under no clause, its own or its type's", () => {
    const city = `type LocalJob { id: ID @clause(of: "AGREEMENT") title: String }`;
    expect(failuresOf({ city })).toEqual([
      {
        file: "schema/city/part.graphql",
        member: "LocalJob.title",
        what: NONE,
        whatToDo: "Give it, or its type, @clause(of: …).",
      },
    ]);
  });

  it("refuses a field of an extension that carries no clause, whatever the definition carries", () => {
    const city = `type LocalJob @clause(of: "AGREEMENT") { id: ID } extend type LocalJob { title: String }`;
    expect(told({ city })).toEqual([`LocalJob.title ${NONE}`]);
  });

  it("refuses a clause that the agreement does not have", () => {
    const city = `extend type Query { weather: Int @clause(of: "WEATHER") }`;
    expect(failuresOf({ city })).toEqual([
      {
        file: "schema/city/part.graphql",
        member: "Query.weather",
        what: "stands under WEATHER, which is no clause of the agreement",
        whatToDo: "Take a clause of schema/agreement/articles.json.",
      },
    ]);
  });

  it("reports a wrong clause of a type once, at the type, and those of fields at the fields", () => {
    const city = `type Job @clause(of: "WEATHER") { id: ID title: String wage: Int @clause(of: "RAIN") hours: Int @clause(of: "AGREEMENT") }`;
    expect(told({ city })).toEqual([
      "Job stands under WEATHER, which is no clause of the agreement",
      "Job.wage stands under RAIN, which is no clause of the agreement",
    ]);
  });

  it("checks the fields of interfaces and of extensions of types and interfaces", () => {
    const city = `interface Counted { n: Int } extend interface Counted { m: Int } extend type Query { a: Int }`;
    expect(told({ city })).toEqual(["Counted.n", "Counted.m", "Query.a"].map((member) => `${member} ${NONE}`));
  });

  it("checks enums, inputs, unions and scalars themselves", () => {
    const city = `enum Kind { A } input Filter { a: Int } union Either = Job scalar Money`;
    expect(told({ city })).toEqual(["Kind", "Filter", "Either", "Money"].map((member) => `${member} ${NONE}`));
  });

  it("does not take another type's clause for an enum's own", () => {
    const city = `enum Kind { A } scalar Money @clause(of: "AGREEMENT")`;
    expect(told({ city })).toEqual([`Kind ${NONE}`]);
  });

  it("refuses an enum of the city under a national article", () => {
    const [told] = failuresOf({ city: `enum Kind @clause(of: "EMPLOYMENT_PLACEMENT") { A }` });
    expect(told).toMatchObject({ member: "Kind", what: expect.stringContaining("「職業紹介」") });
  });

  it("lets the extension of an enum inherit its definition's clause", () => {
    const enumOf = (clause: string) => `enum Kind @clause(of: "${clause}") { A }`;
    expect(failuresOf({ agreement: enumOf("AGREEMENT"), city: "extend enum Kind { B }" })).toEqual([]);
  });

  it("requires no clause on the key of a reference to the other party's entity, but on the fields added to it", () => {
    const national = `type LocalJob @key(fields: "id", resolvable: false) { id: ID referrals: Int }`;
    expect(told({ national })).toEqual([`LocalJob.referrals ${NONE}`]);
  });

  it("lets a pure reference keep the clause of the referenced type", () => {
    const national = `type LocalJob @clause(of: "LOCAL_JOB_INFORMATION") @key(fields: "id", resolvable: false) { id: ID }`;
    expect(failuresOf({ national })).toEqual([]);
  });

  it("requires a clause on the key of an entity that a party resolves", () => {
    const city = `type LocalJob @key(fields: "id") { id: ID }`;
    expect(told({ city })).toEqual([`LocalJob.id ${NONE}`]);
  });

  it("reports faults of the agreement's part once, although both parties include it", () => {
    expect(told({ agreement: "type Query { agreement: ID }" })).toEqual([`Query.agreement ${NONE}`]);
  });
});
