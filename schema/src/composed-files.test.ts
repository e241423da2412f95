import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Supergraph } from "@apollo/federation-internals";
import { buildClientSchema, buildSchema, introspectionFromSchema, printSchema } from "graphql";
import { composeSupergraph } from "./compose-supergraph";
import { checkComposedFile, composedFilesOf, writeComposedFile } from "./composed-files";
import { parseContract, readContract } from "./read-contract";

const folder = mkdtempSync(join(tmpdir(), "aiwork-supergraph-"));
const file = join(folder, "supergraph.graphql");
afterEach(() => rmSync(file, { force: true }));
afterAll(() => rmSync(folder, { recursive: true }));

const failure = (member: string, what = "is not what the contract composes to") => ({
  file: "schema/supergraph.graphql",
  member,
  what,
  whatToDo: "Run `npx aiwork schema compose` and commit the file with the change.",
});

const supergraph = (text: string) => ({ name: "supergraph.graphql", text });

describe("a committed composed file", () => {
  it("passes when it is unchanged, byte by byte", () => {
    writeComposedFile(supergraph("type 求職者\n"), folder);
    expect(readFileSync(file, "utf8")).toBe("type 求職者\n");
    expect(checkComposedFile(supergraph("type 求職者\n"), folder)).toEqual([]);
  });

  it("is refused with the first line that differs", () => {
    writeFileSync(file, "one\nother\nthree\n");
    expect(checkComposedFile(supergraph("one\ntwo\nthree\n"), folder)).toEqual([failure("line 2")]);
  });

  it("is refused when it ends too early", () => {
    writeFileSync(file, "one\ntwo");
    expect(checkComposedFile(supergraph("one\ntwo\nthree"), folder)).toEqual([failure("line 3")]);
  });

  it("is refused when it is missing or empty", () => {
    const missing = failure("line 1", "has not been composed");
    expect(checkComposedFile(supergraph("one\n"), folder)).toEqual([missing]);
    writeFileSync(file, "");
    expect(checkComposedFile(supergraph("one\n"), folder)).toEqual([missing]);
  });
});

describe("what clients see of the supergraph", () => {
  const { supergraph: composed = "" } = composeSupergraph(parseContract(readContract()));
  const api = composedFilesOf(composed).find(({ name }) => name === "api.graphql")?.text ?? "";

  it("holds every description, and nothing of federation", () => {
    const schema = buildSchema(api);
    expect(schema.getType("JobOrder")?.description).toMatch(/^求人: /);
    expect(schema.getQueryType()?.getFields().jobOrders?.description).toMatch(/^Job orders \(求人\)/);
    expect(api).not.toMatch(/join__|link__|_service|_entities|@(key|access|shareable|external|clause)\b(?!`)/);
  });

  it("is what the gateway answers introspection with", () => {
    const served = Supergraph.build(composed).apiSchema().toGraphQLJSSchema();
    expect(printSchema(buildClientSchema(introspectionFromSchema(served)))).toBe(api.trimEnd());
  });
});
