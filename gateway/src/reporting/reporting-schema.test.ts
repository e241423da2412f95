import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema, type GraphQLSchema, isObjectType, printSchema } from "graphql";
import { readSupergraph } from "../supergraph/read-supergraph";
import { reportingSchemaOf } from "./reporting-schema";

const RULES = `directive @access(to: [String!]!, roles: [String!]) on OBJECT | FIELD_DEFINITION`;
const reportingPart = (sdl: string) => {
  const schema = buildSchema(`${RULES}\n${sdl}`);
  return printSchema(reportingSchemaOf(schema, schema));
};

describe("the schema of reporting clients", () => {
  it("has what is open to everybody or to reporting clients, and what it needs of other types", () => {
    expect(
      reportingPart(`type Query {
        points(of: Kind): [Point!] @access(to: ["PUBLIC"])
        visits: Statistics @access(to: ["OWN_PARTY", "AGGREGATE"], roles: ["city.secretariat", "reporting"])
        audits: Statistics @access(to: ["AGGREGATE"], roles: ["auditor.city"])
        staff: Staff @access(to: ["OWN_PARTY"])
      }
      type Mutation { open: Point @access(to: ["PUBLIC"]) }
      enum Kind { WARD }
      type Point { name: String @access(to: ["PUBLIC"]) remarks: String @access(to: ["OWN_PARTY"]) }
      type Statistics { count: Int @access(to: ["AS_PARENT"]) }
      type Staff { name: String @access(to: ["AS_PARENT"]) }`),
    ).toBe(`type Query {
  points(of: Kind): [Point!]
  visits: Statistics
}

type Point {
  name: String
}

enum Kind {
  WARD
}

type Statistics {
  count: Int
}`);
  });

  it("has no record of a person, even where its id is open to everybody", () => {
    expect(
      reportingPart(`type Query {
        seeker: Seeker @access(to: ["PUBLIC"])
        points: Int @access(to: ["PUBLIC"])
      }
      type Seeker { id: ID @access(to: ["PUBLIC"]) name: String @access(to: ["SELF", "OWN_PARTY"]) }`),
    ).toBe("type Query {\n  points: Int\n}");
  });

  it("takes a type's rule for fields without one, and none for fields of no rule", () => {
    expect(
      reportingPart(`type Query { plan: Plan @access(to: ["PUBLIC"]) count: Int }
      type Plan @access(to: ["AS_PARENT"]) { year: Int reasons: String @access(to: ["BOTH_PARTIES"]) }`),
    ).toBe("type Query {\n  plan: Plan\n}\n\ntype Plan {\n  year: Int\n}");
  });
});

describe("the reporting part of the agreement's contract", () => {
  const SCHEMA = join(__dirname, "..", "..", "..", "schema");
  let part: GraphQLSchema;
  beforeAll(() => {
    const read = (name: string) => readFileSync(join(SCHEMA, name), "utf8");
    const { schema } = readSupergraph("supergraph.graphql", read("supergraph.graphql"));
    part = reportingSchemaOf(buildSchema(read("api.graphql")), schema);
  });

  it("changes nothing and knows no person", () => {
    expect(part.getMutationType()).toBeUndefined();
    for (const name of ["Seeker", "CitySupport", "NationalSupport", "Registration", "Referral", "AccessRecord"])
      expect(part.getType(name)).toBeUndefined();
    const fields = Object.values(part.getTypeMap()).flatMap((type) =>
      isObjectType(type) ? Object.keys(type.getFields()) : [],
    );
    for (const name of ["seeker", "birthDate", "nameKana", "phone", "address"]) expect(fields).not.toContain(name);
  });

  it("has the plan, its progress and the statistics", () => {
    expect(Object.keys(part.getQueryType()?.getFields() ?? {})).toEqual(
      expect.arrayContaining([
        "agreement",
        "businessPlan",
        "planProgress",
        "pointPeriods",
        "visitStatistics",
        "placementStatistics",
      ]),
    );
  });
});
