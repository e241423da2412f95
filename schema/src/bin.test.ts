import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CONTRACT_FOLDER } from "./read-contract";

const ROOT = join(CONTRACT_FOLDER, "..");
const SCHEMA_FILES = [
  "agreement",
  "bin",
  "city",
  "national",
  "src",
  "package.json",
  "supergraph.graphql",
  "api.graphql",
  "tsconfig.json",
];
const LIBRARIES = ["server", "subgraph", "agreement"];
const LIBRARY_FILES = ["src", "package.json", "tsconfig.json"];
let clone: string;
beforeAll(() => {
  clone = mkdtempSync(join(tmpdir(), "aiwork-clone-"));
  const copied = [
    ".tsconfig.base.json",
    ...SCHEMA_FILES.map((file) => join("schema", file)),
    ...LIBRARIES.flatMap((library) => LIBRARY_FILES.map((file) => join("services", library, file))),
  ];
  for (const path of copied) cpSync(join(ROOT, path), join(clone, path), { recursive: true });
  linkPackages(join(ROOT, "node_modules"), join(clone, "node_modules"));
});
afterAll(() => rmSync(clone, { recursive: true }));

/** The installed packages as they are, and the clone's own workspaces. */
function linkPackages(installed: string, modules: string): void {
  mkdirSync(join(modules, "@aiwork"), { recursive: true });
  for (const name of readdirSync(installed))
    if (name !== "@aiwork") symlinkSync(join(installed, name), join(modules, name));
  for (const library of LIBRARIES) symlinkSync(join(clone, "services", library), join(modules, "@aiwork", library));
  for (const part of ["agreement", "city", "national"])
    symlinkSync(join(clone, "schema", part), join(modules, `@aiwork/schema-${part}`));
}

const aiwork = (...words: string[]) =>
  spawnSync(process.execPath, [join(clone, "schema/bin/aiwork.mjs"), ...words], { encoding: "utf8" });

describe("aiwork in a new clone", () => {
  it("reports a failing build, then builds itself once and returns its command's exit code", () => {
    const fault = join(clone, "schema/src/fault.ts");
    writeFileSync(fault, `export const fault: number = "text";`);
    const { status, stderr } = aiwork("schema", "check");
    expect(status).not.toBe(0);
    expect(stderr).toContain("error TS2322");

    rmSync(fault);
    rmSync(join(clone, "schema/dist"), { recursive: true, force: true });
    expect(aiwork("schema", "check")).toMatchObject({ status: 0, stdout: "The contract holds.\n", stderr: "" });
    expect(existsSync(join(clone, "schema/dist/run-command.js"))).toBe(true);

    writeFileSync(fault, `export const fault: number = "text";`);
    expect(aiwork("schema", "publish")).toMatchObject({ status: 2, stderr: "" });
    writeFileSync(join(clone, "schema/city/agreement/more.graphql"), "type");
    expect(aiwork("schema", "check")).toMatchObject({ status: 1 });
  });
});
