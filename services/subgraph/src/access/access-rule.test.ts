import { buildASTSchema, type GraphQLObjectType, parse } from "graphql";
import { keyFieldOf, readableTypes, readRule, rulesOf } from "./access-rule";

function parseRule(directives: string) {
  const [type] = parse(`type File ${directives} { id: ID }`).definitions;
  if (type?.kind !== "ObjectTypeDefinition") throw new Error("not a type");
  return readRule(type.directives);
}

describe("a rule", () => {
  it("is read from @access, and from no other directive", () => {
    expect(
      parseRule('@clause(of: "A") @access(to: [SELF, OWN_PARTY], roles: ["city.counselor"], category: LIAISON)'),
    ).toEqual({
      to: ["OWN_PARTY", "SELF"],
      roles: ["city.counselor"],
      category: "LIAISON",
    });
    expect(parseRule("@may(to: [PUBLIC])")).toBeUndefined();
    expect(parseRule("")).toBeUndefined();
  });

  it("accepts one value in place of a list", () => {
    expect(parseRule('@access(to: PUBLIC, roles: "seeker")')).toEqual({
      to: ["PUBLIC"],
      roles: ["seeker"],
      category: null,
    });
  });

  it("is the same object when two directives say the same", () => {
    expect(parseRule("@access(to: [SELF, AUDITOR])")).toBe(parseRule("@access(to: [AUDITOR, SELF])"));
  });

  it.each([
    "@access(to: [OWN_PARTY])",
    '@access(to: [SELF], roles: ["seeker"])',
    "@access(to: [SELF], category: LIAISON)",
    "@access(to: [SELF, OWN_PARTY])",
  ])("is another object when the directive differs: %s", (other) => {
    expect(parseRule(other)).not.toEqual(parseRule("@access(to: [SELF])"));
  });
});

const RULES_SDL = `
  directive @access(to: [String!]!) on OBJECT | FIELD_DEFINITION
  directive @key(fields: String!) on OBJECT
  type Query { file: File @access(to: ["PUBLIC"]) }
  type File @access(to: ["SELF"]) { id: ID notes: ID @access(to: ["OWN_PARTY"]) }
  extend type File @key(fields: "number { text } year") { late: ID @access(to: ["AUDITOR"]) unruled: ID }
  extend type File @access(to: ["AGGREGATE"]) { counted: ID }
  type _Service { sdl: String }`;
const rulesSchema = buildASTSchema(parse(RULES_SDL), { assumeValidSDL: true });
const typeOf = (name: string) => rulesSchema.getType(name) as GraphQLObjectType;

describe("the rules of a type", () => {
  it("are each field's own, else that of the definition or extension it is written in", () => {
    const rules = [...rulesOf(typeOf("File"))].map(([field, { to }]) => [field, ...to]);
    expect(rules).toEqual([
      ["id", "SELF"],
      ["notes", "OWN_PARTY"],
      ["late", "AUDITOR"],
      ["counted", "AGGREGATE"],
    ]);
  });
});

describe("the types that a client can read", () => {
  it("are all types but those of introspection and of Federation", () => {
    expect(readableTypes(rulesSchema).map(({ name }) => name)).toEqual(["Query", "File"]);
  });
});

describe("the key field of a type", () => {
  it("is the first field of the key, and id when the type has no key", () => {
    expect(keyFieldOf(typeOf("File"))).toBe("number");
    expect(keyFieldOf(typeOf("Query"))).toBe("id");
  });
});
