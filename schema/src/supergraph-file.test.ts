import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkSupergraphFile, writeSupergraphFile } from "./run-command";

const folder = mkdtempSync(join(tmpdir(), "aiwork-supergraph-"));
const file = join(folder, "supergraph.graphql");
afterEach(() => rmSync(file, { force: true }));
afterAll(() => rmSync(folder, { recursive: true }));

const failure = (member: string, what = "is not the supergraph that the contract composes to") => ({
  file: "schema/supergraph.graphql",
  member,
  what,
  whatToDo: "Run `npx aiwork schema compose` and commit the file with the change.",
});

describe("the committed supergraph", () => {
  it("passes when it is unchanged, byte by byte", () => {
    writeSupergraphFile("type 求職者\n", folder);
    expect(readFileSync(file, "utf8")).toBe("type 求職者\n");
    expect(checkSupergraphFile("type 求職者\n", folder)).toEqual([]);
  });

  it("is refused with the first line that differs", () => {
    writeFileSync(file, "one\nother\nthree\n");
    expect(checkSupergraphFile("one\ntwo\nthree\n", folder)).toEqual([failure("line 2")]);
  });

  it("is refused when it ends too early", () => {
    writeFileSync(file, "one\ntwo");
    expect(checkSupergraphFile("one\ntwo\nthree", folder)).toEqual([failure("line 3")]);
  });

  it("is refused when it is missing or empty", () => {
    const missing = failure("line 1", "has not been composed");
    expect(checkSupergraphFile("one\n", folder)).toEqual([missing]);
    writeFileSync(file, "");
    expect(checkSupergraphFile("one\n", folder)).toEqual([missing]);
  });
});
