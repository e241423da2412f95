import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { REPOSITORY_ROOT } from "@aiwork/kit/system/repository-root";
import { workingFiles } from "./guards";

/** Parts of a workspace that are not committed and that tests read. */
const BUILT_PARTS = ["dist", "src/generated", "generated/operations"];
const AS_IT_IS = { recursive: true, preserveTimestamps: true, verbatimSymlinks: true };

export interface Copy extends AsyncDisposable {
  folder: string;
}

/** Copies the working tree with its builds to a folder, so that no guard is ever removed in the tree itself. */
export function copyTree(): Copy {
  const folder = mkdtempSync(join(tmpdir(), "aiwork-mutants-"));
  chmodSync(folder, 0o755);
  for (const path of [...workingFiles(), ...builtParts()]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(REPOSITORY_ROOT, path), join(folder, path), AS_IT_IS);
  }
  linkPackages(join(REPOSITORY_ROOT, "node_modules"), join(folder, "node_modules"));
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}

function builtParts(): string[] {
  const { workspaces } = JSON.parse(readFileSync(join(REPOSITORY_ROOT, "package.json"), "utf8"));
  const paths = (workspaces as string[]).flatMap((workspace) => BUILT_PARTS.map((part) => join(workspace, part)));
  return paths.filter((path) => existsSync(join(REPOSITORY_ROOT, path)));
}

/** The relative links of the workspaces point into the copy; all other packages are the tree's. */
function linkPackages(from: string, to: string): void {
  mkdirSync(to);
  for (const name of readdirSync(from))
    if (name === "@aiwork") cpSync(join(from, name), join(to, name), AS_IT_IS);
    else symlinkSync(join(from, name), join(to, name));
}
