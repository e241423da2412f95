import { testAccess } from "@aiwork/kit/access/query-schema";
import { Source } from "graphql";
import { buildPartySchema } from "./build-party-schema";

const HEADER = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@composeDirective"])
    @link(url: "https://specs.aiwork.example/agreement/v1.0", import: ["@clause", "@access"])
    @composeDirective(name: "@clause") @composeDirective(name: "@access")
  directive @clause(of: String!) on OBJECT | FIELD_DEFINITION
  directive @access(to: [String!]!) on OBJECT | FIELD_DEFINITION
`;
const party = (sdl: string, resolvers: object, notServedYet: Record<string, string[]> = {}) =>
  buildPartySchema({ sdl: [new Source(HEADER + sdl)], resolvers, notServedYet, access: testAccess() });

const served = { Query: { open: () => true } };

describe("a party's schema", () => {
  it("is built when every field has a clause and a rule, of its own or of its type", () => {
    const sdl = `type Query { open: Thing @clause(of: "A") @access(to: ["PUBLIC"]) }
      type Thing @clause(of: "A") @access(to: ["PUBLIC"]) { id: ID! }`;
    expect(party(sdl, served).getQueryType()?.getFields().open).toBeDefined();
  });

  it.each([
    ["no clause", `type Query { open: Int @access(to: ["PUBLIC"]) }`, "Query.open lacks @clause"],
    ["no rule", `type Query { open: Int @clause(of: "A") }`, "Query.open lacks @access"],
    [
      "a rule on its type that its extension does not inherit",
      `type Query @clause(of: "A") @access(to: ["PUBLIC"]) { open: Int } extend type Query { more: Int }`,
      "Query.more lacks @clause",
    ],
  ])("is not built when there is %s", (_, sdl, fault) => {
    expect(() => party(sdl, served)).toThrow(fault);
  });

  it("is not built when a root field has no resolver and is not listed as not served yet", () => {
    const sdl = `type Query @clause(of: "A") @access(to: ["PUBLIC"]) { open: Int closed: Int }`;
    expect(() => party(sdl, served)).toThrow("Query.closed has no resolver");
    expect(() => party(sdl, served, { Query: ["closed"] })).not.toThrow();
  });

  it("is not built when the list names a field that is served, or that does not exist", () => {
    const sdl = `type Query @clause(of: "A") @access(to: ["PUBLIC"]) { open: Int }`;
    expect(() => party(sdl, served, { Query: ["open"] })).toThrow("Query.open is served");
    expect(() => party(sdl, served, { Query: ["gone"] })).toThrow("Query.gone is listed");
  });
});
