import { testAccess } from "@aiwork/kit/access/query-schema";
import { buildSchema } from "graphql";
import { requireCompleteAccess } from "./guard-schema";
import type { PartyAccess } from "./party-access";

const DIRECTIVES = `directive @access(to: [String!]!, roles: [String!]) on OBJECT | FIELD_DEFINITION
  directive @key(fields: String!) on OBJECT
  scalar _Any
  type _Service { sdl: String }`;
const check = (sdl: string, records: PartyAccess["records"] = {}) =>
  requireCompleteAccess(buildSchema(`${DIRECTIVES} ${sdl}`), testAccess({ records }));

const QUERY =
  'type Query { _service: _Service! _entities(representations: [_Any!]!): [ID]! me: ID @access(to: ["SELF"]) }';
const OF_SOMEBODY = { seekerId: () => "7" };

describe("the check that access is complete", () => {
  it("accepts a schema when every field has a rule of its own or of its type; Federation's entry points need none", () => {
    expect(() =>
      check(`${QUERY} type Job @access(to: ["PUBLIC"]) { id: ID title: ID @access(to: ["OWN_PARTY"]) }`),
    ).not.toThrow();
  });

  it("refuses a schema when a field of a root, a type or an extension has no rule", () => {
    const sdl = `${QUERY} extend type Query { files: ID } type File { id: ID } type Job @access(to: ["PUBLIC"]) { id: ID }
      extend type Job { wage: Int } type Mutation { act: ID }`;
    expect(() => check(sdl)).toThrow(
      [
        "Access is not complete:",
        "  Query.files has no access rule",
        "  File.id has no access rule",
        "  Job.wage has no access rule",
        "  Mutation.act has no access rule",
      ].join("\n"),
    );
  });

  it.each(["SELF", "PEER_WITH_CONSENT"])(
    "refuses a schema when nothing declares the owner that a %s rule depends on",
    (word) => {
      const sdl = `${QUERY} type File @access(to: ["OWN_PARTY", "${word}"]) { id: ID }`;
      const fault = "File.id has a rule that depends on the owner of the record, and nothing declares the owner";
      expect(() => check(sdl)).toThrow(fault);
      expect(() => check(sdl, { File: { servicePointId: () => "shiroishi", isPublished: () => true } })).toThrow(fault);
      expect(() => check(sdl, { File: OF_SOMEBODY })).not.toThrow();
    },
  );
});
