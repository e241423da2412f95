import { buildASTSchema, type GraphQLObjectType, parse } from "graphql";
import { keyFieldOf, readableTypes, rulesOf } from "./rules-of-schema";

const SDL = `
  directive @access(to: [String!]!) on OBJECT | FIELD_DEFINITION
  directive @key(fields: String!) on OBJECT
  type Query { file: File @access(to: ["PUBLIC"]) }
  type File @access(to: ["SELF"]) { id: ID notes: ID @access(to: ["OWN_PARTY"]) }
  extend type File @key(fields: "number { text } year") { late: ID @access(to: ["AUDITOR"]) unruled: ID }
  extend type File @access(to: ["AGGREGATE"]) { counted: ID }
  type _Service { sdl: String }`;
const schema = buildASTSchema(parse(SDL), { assumeValidSDL: true });
const typeOf = (name: string) => schema.getType(name) as GraphQLObjectType;

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
    expect(readableTypes(schema).map(({ name }) => name)).toEqual(["Query", "File"]);
  });
});

describe("the key field of a type", () => {
  it("is the first field of the key, and id when the type has no key", () => {
    expect(keyFieldOf(typeOf("File"))).toBe("number");
    expect(keyFieldOf(typeOf("Query"))).toBe("id");
  });
});
