import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { agreedTextOf, type ContractParts } from "@aiwork/kit/contract/contract-of";
import { runCommand } from "./run-command";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "aiwork-command-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const supergraph = () => join(folder, "supergraph.graphql");
const api = () => join(folder, "api.graphql");

function write(parts: ContractParts): void {
  const { articles, roles, indicators, facts, agreement, city, national } = agreedTextOf(parts);
  for (const { name, body } of [...agreement, ...city, ...national]) {
    const file = join(folder, name.replace("schema/", ""));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, body);
  }
  for (const [name, entries] of Object.entries({ articles, roles, indicators, facts }))
    writeFileSync(join(folder, "agreement", `${name}.json`), JSON.stringify(entries));
}

function run(...words: string[]) {
  const lines: string[] = [];
  const code = runCommand(words, (line) => lines.push(line), folder);
  return { code, lines };
}

describe("the command line", () => {
  it("composes a contract, and from then on checks it: 0", () => {
    write({});
    expect(run("schema", "compose")).toEqual({ code: 0, lines: ["The contract holds."] });
    expect(readFileSync(supergraph(), "utf8")).toContain("@join__graph");
    expect(readFileSync(api(), "utf8")).not.toContain("join__");
    expect(run("schema", "check")).toEqual({ code: 0, lines: ["The contract holds."] });
  });

  it("fails a contract whose supergraph was not composed, and does not compose it: 1", () => {
    write({});
    expect(run("schema", "check")).toEqual({
      code: 1,
      lines: [
        "has not been composed\n  → line 1 (schema/supergraph.graphql)\n  → Run `npx aiwork schema compose` and commit the file with the change.",
        "has not been composed\n  → line 1 (schema/api.graphql)\n  → Run `npx aiwork schema compose` and commit the file with the change.",
        "The contract fails: 2.",
      ],
    });
    expect(existsSync(supergraph())).toBe(false);
    expect(existsSync(api())).toBe(false);
  });

  it("reports what every failure is, where it is and what to do: 1", () => {
    write({ city: { "employment-placement": "extend type Query { a: Int }" } });
    const { code, lines } = run("schema", "check");
    expect(code).toBe(1);
    expect(lines).toEqual([
      expect.stringMatching(
        /「職業紹介」.*\n {2}→ Query.a \(schema\/city\/employment-placement\/part.graphql\)\n {2}→ Take it out/,
      ),
      "has no access rule\n  → Query.a (schema/city/employment-placement/part.graphql)\n  → Give it, or its type, @access(to: […]).",
      expect.stringMatching(/^is not described/),
      "The contract fails: 3.",
    ]);
  });

  it("leaves the supergraph as it is when the contract fails: 1", () => {
    write({ city: "extend type Query { a: Int }" });
    writeFileSync(supergraph(), "as it was");
    expect(run("schema", "compose").code).toBe(1);
    expect(readFileSync(supergraph(), "utf8")).toBe("as it was");
  });

  it.each([[[]], [["schema"]], [["check"]], [["schema", "publish"]], [["schema", "check", "--city"]]])(
    "tells what it can do, asked for %j: 2",
    (words) => {
      const { code, lines } = run(...words);
      expect(code).toBe(2);
      expect(lines.join()).toMatch(/^aiwork schema compose .*\naiwork schema check /);
    },
  );
});
