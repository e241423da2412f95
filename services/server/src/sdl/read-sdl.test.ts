import fs, { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { print, Source } from "graphql";
import { parseSdl, readSdlFiles } from "./read-sdl";

describe("the SDL files of a part", () => {
  const folder = mkdtempSync(join(tmpdir(), "aiwork-sdl-"));
  const FILES = ["b/one.graphql", "a/two.graphql", "top.graphql"];
  beforeAll(() => {
    for (const file of [...FILES, "package.json", "a/notes.md"]) {
      mkdirSync(join(folder, dirname(file)), { recursive: true });
      writeFileSync(join(folder, file), `# ${file}`);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("are those of all its folders, named under the part", () => {
    expect(readSdlFiles(folder, "schema/city")).toMatchObject([
      { name: "schema/city/a/two.graphql", body: "# a/two.graphql" },
      { name: "schema/city/b/one.graphql", body: "# b/one.graphql" },
      { name: "schema/city/top.graphql", body: "# top.graphql" },
    ]);
  });

  it("come in the same order on every machine", () => {
    const listed = jest.spyOn(fs, "readdirSync").mockReturnValueOnce(FILES as never);
    expect(readSdlFiles(folder, "schema/city").map(({ name }) => name)).toEqual([
      "schema/city/a/two.graphql",
      "schema/city/b/one.graphql",
      "schema/city/top.graphql",
    ]);
    listed.mockRestore();
  });
});

const CLAUSE = '@clause(of: "CAREER_COUNSELING")';
const inArticle = (text: string, name = "schema/city/career-counseling/part.graphql") =>
  print(parseSdl([new Source(text, name)])).replace(/\s+/g, " ");

describe("a member's clause", () => {
  it("is the article in whose folder its file lies, in the repository and in an installed package", () => {
    expect(inArticle("scalar Money")).toBe(`scalar Money ${CLAUSE}`);
    const installed = "@aiwork/schema-city/career-counseling/part.graphql";
    expect(inArticle("scalar Money", installed)).toBe(`scalar Money ${CLAUSE}`);
  });

  it("is absent when the file lies in no folder of an article, or deeper than one", () => {
    for (const name of ["schema/city/part.graphql", "schema/city/a/b/part.graphql", "part.graphql"])
      expect(inArticle("scalar Money", name)).toBe("scalar Money");
  });

  it("stands on each field of a type without an access rule of its own, before the field's rule", () => {
    expect(inArticle("extend type Query { a: Int b: Int @deprecated @access(to: [PUBLIC]) }")).toBe(
      `extend type Query { a: Int ${CLAUSE} b: Int @deprecated ${CLAUSE} @access(to: [PUBLIC]) }`,
    );
  });

  it("stands on a type with an access rule, before it, and not on its fields", () => {
    expect(inArticle(`type Note @key(fields: "id") @access(to: [SELF]) { id: ID }`)).toBe(
      `type Note @key(fields: "id") ${CLAUSE} @access(to: [SELF]) { id: ID }`,
    );
  });

  it("stands on the fields of interfaces and their extensions", () => {
    expect(inArticle("interface Counted { n: Int } extend interface Counted { m: Int }")).toBe(
      `interface Counted { n: Int ${CLAUSE} } extend interface Counted { m: Int ${CLAUSE} }`,
    );
  });

  it("stands on enums, inputs and unions, and not on their extensions or values", () => {
    expect(inArticle("enum Kind { A } extend enum Kind { B } input Filter { a: Int } union Either = Note")).toBe(
      `enum Kind ${CLAUSE} { A } extend enum Kind { B } input Filter ${CLAUSE} { a: Int } union Either ${CLAUSE} = Note`,
    );
  });

  it("stands on no directive and no schema", () => {
    const text = 'extend schema @link(url: "https://specs.aiwork.example/agreement/v1.0") directive @hidden on OBJECT';
    expect(inArticle(text)).not.toContain("@clause");
  });

  it("has no location in the text, unlike one written by hand", () => {
    const { definitions } = parseSdl([
      new Source(`scalar Money @clause(of: "AGREEMENT")`, "schema/city/career-counseling/part.graphql"),
    ]);
    const [definition] = definitions;
    const clauses = definition && "directives" in definition ? (definition.directives ?? []) : [];
    expect(clauses.map(({ loc }) => loc !== undefined)).toEqual([true, false]);
  });
});
