import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CONTRACT_FOLDER } from "./read-contract";

const ROOT = join(CONTRACT_FOLDER, "..");
let clone: string;
beforeAll(() => {
  clone = mkdtempSync(join(tmpdir(), "aiwork-clone-"));
  mkdirSync(join(clone, "schema"));
  for (const part of [
    "agreement",
    "bin",
    "city",
    "national",
    "src",
    "package.json",
    "supergraph.graphql",
    "tsconfig.json",
  ])
    cpSync(join(CONTRACT_FOLDER, part), join(clone, "schema", part), { recursive: true });
  cpSync(join(ROOT, ".tsconfig.base.json"), join(clone, ".tsconfig.base.json"));
  symlinkSync(join(ROOT, "node_modules"), join(clone, "node_modules"));
});
afterAll(() => rmSync(clone, { recursive: true }));

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
    writeFileSync(join(clone, "schema/city/more.graphql"), "type");
    expect(aiwork("schema", "check")).toMatchObject({ status: 1 });
  });
});
