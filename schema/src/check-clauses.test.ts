import { type ContractParts, contractOf } from "@aiwork/kit/contract/contract-of";
import { Source } from "graphql";
import { checkClauses } from "./check-clauses";
import { parseContract, readContract } from "./read-contract";

const failuresOf = (parts: ContractParts) => checkClauses(contractOf(parts));
const reported = (parts: ContractParts) => failuresOf(parts).map(({ member, what }) => `${member} ${what}`);
const MOVE = "Move the file into the folder of an article of schema/agreement/articles.json.";
const unknown = (member: string) => `${member} stands under WEATHER, which is no article of the agreement`;

describe("the clause check", () => {
  it("passes when each party uses its own articles and those of both", () => {
    const parts = {
      agreement: `type Mutation type Query { agreement: ID }`,
      city: { "local-job-information": "type LocalJob @access(to: [PUBLIC]) { id: ID }" },
      national: { "employment-placement": "extend type Query { placement: ID }" },
    };
    expect(failuresOf(parts)).toEqual([]);
  });

  it("refuses a field of the city under a national article, and quotes it", () => {
    expect(failuresOf({ city: { "employment-placement": "extend type Query { placements: Int }" } })).toEqual([
      {
        file: "schema/city/employment-placement/part.graphql",
        member: "Query.placements",
        what: "is defined by city under EMPLOYMENT_PLACEMENT, an article of the national side: 「職業紹介」求職者に対する職業紹介・職業相談",
        whatToDo:
          "Take it out of schema/city; the national side may define it, and city may refer to its entity by key.",
      },
    ]);
  });

  it("refuses a field of the national side under a city article, and quotes it", () => {
    expect(failuresOf({ national: { "local-job-information": "extend type Query { jobs: Int }" } })).toEqual([
      {
        file: "schema/national/local-job-information/part.graphql",
        member: "Query.jobs",
        what: "is defined by national under LOCAL_JOB_INFORMATION, an article of the city: 「独自の求人情報等の提供」札幌市の独自の求人情報等の提供",
        whatToDo:
          "Take it out of schema/national; the city may define it, and national may refer to its entity by key.",
      },
    ]);
  });

  it("refuses the members of a file that lies in no article's folder", () => {
    const real = { ...readContract(), agreement: [], national: [] };
    const city = [new Source("type LocalJob { title: String }", "schema/city/local-job.graphql")];
    expect(checkClauses(parseContract({ ...real, city }))).toEqual([
      {
        file: "schema/city/local-job.graphql",
        member: "LocalJob.title",
        what: "stands under no article of the agreement",
        whatToDo: MOVE,
      },
    ]);
  });

  it("refuses a folder that is no article of the agreement", () => {
    expect(failuresOf({ city: { weather: "extend type Query { weather: Int }" } })).toEqual([
      {
        file: "schema/city/weather/part.graphql",
        member: "Query.weather",
        what: "stands under WEATHER, which is no article of the agreement",
        whatToDo: MOVE,
      },
    ]);
  });

  it("reports a type with an access rule once, at the type", () => {
    expect(reported({ city: { weather: "type Job @access(to: [PUBLIC]) { id: ID title: String }" } })).toEqual([
      unknown("Job"),
    ]);
  });

  it("checks the fields of interfaces and of extensions of types and interfaces", () => {
    const text = `interface Counted { n: Int } extend interface Counted { m: Int } extend type Query { a: Int }`;
    expect(reported({ city: { weather: text } })).toEqual(["Counted.n", "Counted.m", "Query.a"].map(unknown));
  });

  it("checks enums, inputs, unions and scalars themselves", () => {
    const text = `enum Kind { A } input Filter { a: Int } union Either = Job scalar Money`;
    expect(reported({ city: { weather: text } })).toEqual(["Kind", "Filter", "Either", "Money"].map(unknown));
  });

  it("refuses an enum of the city under a national article", () => {
    const [failure] = failuresOf({ city: { "employment-placement": "enum Kind { A }" } });
    expect(failure).toMatchObject({ member: "Kind", what: expect.stringContaining("「職業紹介」") });
  });

  it("checks extensions of enums, inputs and unions by the folder of their own file", () => {
    const agreement = "enum Kind { A } input Filter { a: Int } union Either = Job";
    const text = "extend enum Kind { B } extend input Filter { b: Int } extend union Either = Person";
    expect(failuresOf({ agreement, city: { "local-job-information": text } })).toEqual([]);
    expect(reported({ agreement, city: { weather: text } })).toEqual(["Kind", "Filter", "Either"].map(unknown));
  });

  it("does not take another type's clause for an enum's own", () => {
    const parts = { city: { agreement: "scalar Money", weather: "enum Kind { A }" } };
    expect(reported(parts)).toEqual([unknown("Kind")]);
  });

  it("checks of a reference to the other party's entity the fields added to it, not its key", () => {
    const text = `type LocalJob @key(fields: "id", resolvable: false) { id: ID referrals: Int }`;
    expect(reported({ national: { weather: text } })).toEqual([unknown("LocalJob.referrals")]);
  });

  it("lets a pure reference stand under the article of the referenced type", () => {
    const text = `type LocalJob @key(fields: "id", resolvable: false) @access(to: [PUBLIC]) { id: ID }`;
    expect(failuresOf({ national: { "local-job-information": text } })).toEqual([]);
  });

  it("checks the key of an entity that a party resolves", () => {
    expect(reported({ city: { weather: `type LocalJob @key(fields: "id") { id: ID }` } })).toEqual([
      unknown("LocalJob.id"),
    ]);
  });

  it("reports faults of the agreement's part once, although both parties include it", () => {
    expect(reported({ agreement: { weather: "type Query { weather: ID }" } })).toEqual([unknown("Query.weather")]);
  });

  it("refuses a clause written by hand, on a type and on a field, even the right one", () => {
    const city = `
      enum Kind @clause(of: "AGREEMENT") { A }
      type LocalJob { id: ID title: String @clause(of: "LOCAL_JOB_INFORMATION") }`;
    const byHand = (member: string) => ({
      file: "schema/city/agreement/part.graphql",
      member,
      what: "carries a @clause written by hand",
      whatToDo: "Remove it: the folder of the file is the article.",
    });
    expect(failuresOf({ city })).toEqual([byHand("Kind"), byHand("LocalJob.title")]);
  });
});
