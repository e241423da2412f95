import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "./guards";

/** What is built, and read by tests of other workspaces. Types are not needed: the tests' compiler drops them. */
const BUILT = ["schema/dist", "services/runtime/dist", "services/agreement/dist", "gateway/dist"];
const MOST_BYTES = 256 * 1024 * 1024;

export interface Copy extends AsyncDisposable {
  folder: string;
}

/** The working tree in a folder of its own, its packages by hard links: no guard is ever removed in the tree itself. */
export function copyTree(): Copy {
  const folder = mkdtempSync(join(tmpdir(), "aiwork-mutants-"));
  chmodSync(folder, 0o755);
  const limit = { cwd: ROOT, maxBuffer: MOST_BYTES };
  const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], { ...limit, encoding: "utf8" })
    .split("\n")
    .filter((file) => file !== "" && existsSync(join(ROOT, file)));
  const packed = execFileSync("tar", ["-T", "-", "-cf", "-"], { ...limit, input: files.join("\n") });
  execFileSync("tar", ["-xf", "-", "-C", folder], { input: packed });
  for (const part of ["node_modules", ...BUILT]) execFileSync("cp", ["-al", join(ROOT, part), join(folder, part)]);
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}
