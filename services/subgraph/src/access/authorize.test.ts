import { querySchema, testAccess } from "@aiwork/kit/access/query-schema";
import { testCaller } from "@aiwork/kit/access/test-caller";
import { Source } from "graphql";
import { buildPartySchema } from "../graphql/build-party-schema";
import type { AccessRule } from "./access-rule";
import { isOpenToAnyone, keyPoliciesOf } from "./authorize";
import type { RecordAccess } from "./party-access";

const SDL = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@composeDirective"])
    @link(url: "https://specs.aiwork.example/agreement/v1.0", import: ["@clause", "@access"])
    @composeDirective(name: "@clause") @composeDirective(name: "@access")
  directive @clause(of: String!) on OBJECT | FIELD_DEFINITION | INTERFACE
  directive @access(to: [String!]!, roles: [String!], category: String) on OBJECT | FIELD_DEFINITION | INTERFACE
  type Query @clause(of: "A") @access(to: ["PUBLIC"]) { person: Person half: Half files: [File!] plan: Plan plans: [Plan!] }
  type Person @key(fields: "id") @clause(of: "A") @access(to: ["PUBLIC"]) { id: ID! half: Half @access(to: ["SELF"]) }
  type Half @clause(of: "A") @access(to: ["SELF"]) { name: String code: String! }
  type File @key(fields: "id") @clause(of: "A") @access(to: ["SELF"]) { id: ID! }
  type Plan @key(fields: "year version") @clause(of: "A") @access(to: ["PUBLIC"]) { year: Int! version: Int! reason: String }
`;
const ofItsSeeker = { seekerId: ({ seekerId }: { seekerId: string }) => seekerId };
const access = testAccess({
  records: {
    Person: { seekerId: ({ id }: { id: string }) => id, isEntryPoint: true },
    Half: ofItsSeeker,
    File: ofItsSeeker,
    Plan: { isPublished: ({ draft }: { draft?: boolean }) => draft !== true },
  },
});
const OWN = { seekerId: "7", id: "own", name: "見本 花子", code: "1" };
const OTHER = { seekerId: "8", id: "other", name: "見本 二郎", code: "2" };
const DRAFT = { year: 2014, version: 1, reason: "案", draft: true };
const schema = buildPartySchema({
  sdl: [new Source(SDL)],
  notServedYet: {},
  access,
  resolvers: {
    Query: {
      person: () => ({ id: "8" }),
      half: () => OTHER,
      files: () => [OWN, OTHER].map(async (file) => file),
      plan: () => DRAFT,
      plans: () => [DRAFT, { year: 2013, version: 1 }],
    },
    Person: { half: () => OTHER },
  },
});
const PERSON = testCaller({ role: "seeker", seekerId: "7" });
const ask = (query: string, who = PERSON) => querySchema(schema, query, who);
const refused = (refusal: string) => [expect.objectContaining({ extensions: expect.objectContaining({ refusal }) })];

describe("filtering by the rule of a key", () => {
  const rule = (to: AccessRule["to"], ...roles: string[]): AccessRule => ({ to, roles, category: null });
  const isOpen = (of: AccessRule, record: RecordAccess<never> = {}) => isOpenToAnyone({ access, rule: of, record });

  it("filters records of a type when not everyone may read its key, or when a record may be unpublished", () => {
    expect([...keyPoliciesOf(schema, access).keys()]).toEqual(["File", "Plan"]);
    expect(isOpen(rule(["PUBLIC"]))).toBe(true);
    expect(isOpen(rule(["SELF", "PUBLIC"]))).toBe(true);
    expect(isOpen(rule(["SELF"]))).toBe(false);
    expect(isOpen(rule(["PUBLIC"], "seeker"))).toBe(false);
    expect(isOpen(rule(["PUBLIC"]), { isPublished: () => true })).toBe(false);
  });

  it("leaves records that the caller may not read out of a list when its rows are promises", async () => {
    expect(await ask("{ files { id } }")).toEqual({ data: { files: [{ id: "own" }] }, errors: [] });
  });

  it("hides a draft completely when the key is not an id", async () => {
    expect(await ask("{ plan { reason } }")).toEqual({ data: { plan: null }, errors: [] });
    expect(await ask("{ plans { year } }")).toEqual({ data: { plans: [{ year: 2013 }] }, errors: [] });
  });
});

describe("a field of a type that is not filtered by its key", () => {
  it("answers null when the field is withheld, and WITHHELD when the field is not nullable", async () => {
    expect(await ask("{ half { name } }")).toEqual({ data: { half: { name: null } }, errors: [] });
    expect(await ask("{ half { code } }")).toEqual({ data: { half: null }, errors: refused("WITHHELD") });
  });
});

describe("an entry point to a person's record", () => {
  it("answers null when the caller's role may read such a record, but not this one", async () => {
    expect(await ask("{ person { half { name } } }")).toEqual({ data: { person: { half: null } }, errors: [] });
  });

  it("answers NOT_YOUR_ROLE when the caller's role may never read such a record", async () => {
    const { data, errors } = await ask("{ person { half { name } } }", testCaller({ role: "reporting" }));
    expect([data, errors]).toEqual([{ person: { half: null } }, refused("NOT_YOUR_ROLE")]);
  });

  it("answers null for a field within a record when the caller's role may never read it", async () => {
    const { data, errors } = await ask("{ half { name } }", testCaller({ role: "reporting" }));
    expect([data, errors]).toEqual([{ half: { name: null } }, []]);
  });
});
