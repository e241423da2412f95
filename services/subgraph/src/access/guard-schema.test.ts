import { querySchema, testAccess } from "@aiwork/kit/access/query-schema";
import { type CallerClaims, testCaller } from "@aiwork/kit/access/test-caller";
import { Source } from "graphql";
import { buildPartySchema } from "../graphql/build-party-schema";
import type { PartyAccess } from "./party-access";

const SDL = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@composeDirective"])
    @link(url: "https://specs.aiwork.example/agreement/v1.0", import: ["@clause", "@access"])
    @composeDirective(name: "@clause") @composeDirective(name: "@access")
  directive @clause(of: String!) on OBJECT | FIELD_DEFINITION | INTERFACE
  directive @access(to: [String!]!, roles: [String!], category: String) on OBJECT | FIELD_DEFINITION | INTERFACE
  type Query @clause(of: "A") @access(to: ["PUBLIC"]) {
    file(id: ID!): File
    must: File!
    files: [File!]
    named: Named
    either: Either
    documents: [JointDocument!] @access(to: ["BOTH_PARTIES"])
    counted: Int @access(to: ["OWN_PARTY", "AGGREGATE"], roles: ["city.secretariat", "reporting"])
  }
  interface Named @clause(of: "A") @access(to: ["PUBLIC"]) { name: String }
  union Either = File | JointDocument
  type File implements Named @key(fields: "id") @clause(of: "A")
    @access(to: ["OWN_PARTY", "SELF", "PEER_WITH_CONSENT"], roles: ["city.counselor", "national.counselor", "seeker"], category: "FILE") {
    id: ID!
    name: String
    notes: String @access(to: ["OWN_PARTY"], roles: ["city.counselor"])
    records: Int @access(to: ["AUDITOR"], roles: ["auditor.city"])
    part: Part @access(to: ["OWN_PARTY", "SELF"], roles: ["city.counselor", "seeker"])
  }
  type Part @clause(of: "A") @access(to: ["AS_PARENT"]) { text: String file: File }
  type JointDocument implements Named @key(fields: "id") @clause(of: "A") @access(to: ["PUBLIC"]) { id: ID! name: String }
`;

const FILES = [
  { id: "own", name: "見本 花子", notes: "所内限り", records: 3, point: "shiroishi" },
  { id: "other", name: "見本 二郎", notes: "所内限り", records: 3, point: "toyohira" },
];
const fileOf = (id: string) => FILES.find((file) => file.id === id) ?? null;

const schemaOf = (given: Partial<PartyAccess> = {}) =>
  buildPartySchema({
    sdl: [new Source(SDL)],
    notServedYet: {},
    access: testAccess({
      records: {
        File: { seekerId: ({ id }: { id: string }) => id, servicePointId: ({ point }: { point: string }) => point },
        JointDocument: { isPublished: ({ draft }: { draft?: boolean }) => draft !== true },
      },
      ...given,
    }),
    resolvers: {
      Query: {
        file: (_: unknown, { id }: { id: string }) => fileOf(id),
        must: () => fileOf("other"),
        files: () => FILES,
        named: () => ({ __typename: "File", ...fileOf("other") }),
        either: () => ({ __typename: "File", ...fileOf("other") }),
        documents: () => [
          { id: "1", name: "案", draft: true },
          { id: "2", name: "公表" },
        ],
        counted: () => 7,
      },
      File: {
        __resolveReference: ({ id }: { id: string }) => fileOf(id),
        part: () => ({ text: "中", file: fileOf("other") }),
      },
    },
  });

const HERE: CallerClaims = { role: "city.counselor", servicePoints: ["shiroishi"] };
const NATIONAL: CallerClaims = { role: "national.counselor", servicePoints: ["shiroishi", "toyohira"] };
const own = schemaOf();
const ask = (who: CallerClaims | undefined, query: string, schema = own) =>
  querySchema(schema, query, who && testCaller(who));
const refused = (refusal: string) => [expect.objectContaining({ extensions: expect.objectContaining({ refusal }) })];

describe("a field under @access", () => {
  it("is readable when the caller is staff at that service point, or the seeker", async () => {
    const file = { name: "見本 花子" };
    expect(await ask(HERE, `{ file(id: "own") { name } }`)).toEqual({ data: { file }, errors: [] });
    const person = { role: "seeker", seekerId: "own" };
    expect(await ask(person, `{ file(id: "own") { name notes } }`)).toEqual({
      data: { file: { ...file, notes: null } },
      errors: [],
    });
  });

  it.each([
    ["by its root", `{ seen: file(id: "other") { name } }`],
    ["under an alias", `{ seen: file(id: "other") { id: name } }`],
    ["in an inline fragment", `{ seen: file(id: "other") { ... on File { name } } }`],
    ["in a named fragment", `{ seen: file(id: "other") { ...f } } fragment f on File { name }`],
    [
      "as an entity",
      `{ seen: _entities(representations: [{ __typename: "File", id: "other" }]) { ... on File { name } } }`,
    ],
  ])("reads as if the record did not exist when the caller may not read it: %s", async (_, query) => {
    const { data, errors } = await ask(HERE, query);
    expect([[data.seen].flat(), errors]).toEqual([[null], []]);
    const unknown = await ask(HERE, query.replace('"other"', '"nobody"'));
    expect(unknown).toEqual({ data, errors });
  });

  it.each([
    ["an interface", "{ seen: named { name } }"],
    ["an interface, by its type", "{ seen: named { ... on File { name } } }"],
    ["a union", "{ seen: either { ... on File { name } } }"],
  ])("is guarded when it is reached through %s", async (_, query) => {
    expect(await ask(HERE, query)).toEqual({ data: { seen: { name: null } }, errors: [] });
  });

  it("leaves records that the caller may not read out of a list", async () => {
    expect(await ask(HERE, "{ files { id } }")).toEqual({ data: { files: [{ id: "own" }] }, errors: [] });
  });

  it("answers WITHHELD when a field that is not nullable is withheld", async () => {
    expect((await ask(HERE, "{ must { id } }")).errors).toEqual(refused("WITHHELD"));
  });

  it("is readable with its parent under AS_PARENT, while the records that it returns are still filtered", async () => {
    expect(await ask(HERE, `{ file(id: "own") { part { text file { name } } } }`)).toEqual({
      data: { file: { part: { text: "中", file: null } } },
      errors: [],
    });
  });

  it("answers an error before anything is read when the caller has another role", async () => {
    for (const id of ["own", "nobody"]) {
      const { errors } = await ask({ role: "city.secretariat" }, `{ file(id: "${id}") { id } }`);
      expect(errors).toEqual(refused("NOT_YOUR_ROLE"));
      expect((await ask(undefined, `{ file(id: "${id}") { id } }`)).errors).toEqual(refused("SIGN_IN_FIRST"));
    }
  });

  it("answers NOT_YOUR_ROLE when own staff read a field of another role", async () => {
    const { data, errors } = await ask(HERE, `{ file(id: "own") { name records } }`);
    expect([data.file.records, errors]).toEqual([null, refused("NOT_YOUR_ROLE")]);
  });

  it("gives statistics to the named roles alone", async () => {
    for (const role of ["city.secretariat", "reporting"])
      expect((await ask({ role }, "{ counted }")).data).toEqual({ counted: 7 });
    for (const role of ["city.counselor", "national.planning", "seeker", "auditor.city"])
      expect((await ask({ role, seekerId: role === "seeker" ? "own" : null }, "{ counted }")).errors).toHaveLength(1);
  });

  it("gives a field for both parties to their staff, and not to auditors", async () => {
    for (const role of ["city.secretariat", "national.planning"])
      expect((await ask({ role }, "{ documents { name } }")).errors).toEqual([]);
    for (const role of ["auditor.city", "auditor.national", "reporting"])
      expect((await ask({ role }, "{ documents { name } }")).errors).toEqual(refused("NOT_YOUR_ROLE"));
  });

  it("leaves out drafts when the caller may read published records alone", async () => {
    const { data } = await ask({ role: "city.secretariat" }, "{ documents { name } }");
    expect(data).toEqual({ documents: [{ name: "公表" }] });
  });
});

describe("the other party's staff", () => {
  const consented = (name: string) =>
    schemaOf({ consents: async () => ({ byCategory: new Map([[name, `consent to ${name}`]]), reason: null }) });

  it("read nothing of a file without a consent, also at the same service point", async () => {
    expect(await ask(NATIONAL, `{ file(id: "own") { name } }`)).toEqual({ data: { file: null }, errors: [] });
  });

  it("read what a consent covers, and never what is not shared", async () => {
    const query = `{ file(id: "own") { name } }`;
    expect((await ask(NATIONAL, query, consented("FILE"))).data).toEqual({ file: { name: "見本 花子" } });
    expect((await ask(NATIONAL, query, consented("OTHER"))).data).toEqual({ file: null });
    const { data, errors } = await ask(NATIONAL, `{ file(id: "own") { name notes } }`, consented("FILE"));
    expect([data.file.notes, errors]).toEqual([null, []]);
  });
});

describe("a record under emergency access", () => {
  it("is readable when own staff of another service point gave a reason", async () => {
    const opened = schemaOf({ emergencyReason: async (_, seekerId) => (seekerId === "other" ? "至急" : null) });
    expect((await ask(HERE, `{ file(id: "other") { name notes } }`, opened)).data).toEqual({
      file: { name: "見本 二郎", notes: "所内限り" },
    });
    expect((await ask(NATIONAL, `{ file(id: "other") { name } }`, opened)).data).toEqual({ file: null });
  });
});

describe("a party's schema", () => {
  it("does not start when a rule depends on the owner of a record and nothing declares the owner", () => {
    expect(() => schemaOf({ records: {} })).toThrow(
      "File.id has a rule that depends on the owner of the record, and nothing declares the owner",
    );
  });
});
