import { randomBytes } from "node:crypto";
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { errorCode } from "./error-code";
import { linkLibraries } from "./link-libraries";
import { makeOwnDirectory, pathAside, refuseForeign } from "./own-directory";

/**
 * Copies the binaries in `native`, about 50 MB, to a directory where every account can execute them, once per `version`,
 * and returns the copy's path. A copy appears complete or not at all; several processes may do it at the same time.
 */
export function copyBinariesAside(native: string, version: string): string {
  const place = pathAside("postgres-binaries");
  makeOwnDirectory(place);
  const copy = join(place, version);
  if (!existsSync(copy)) makeCopy(native, copy);
  refuseForeign(copy);
  return join(copy, "native");
}

function makeCopy(native: string, copy: string): void {
  const draft = `${copy}.${process.pid}-${randomBytes(6).toString("hex")}`;
  try {
    mkdirSync(draft);
    cpSync(native, join(draft, "native"), { recursive: true, verbatimSymlinks: true });
    openToEveryone(draft);
    linkLibraries(join(draft, "native"));
    renameSync(draft, copy);
  } catch (error) {
    // Another process was first; its copy is used.
    if (errorCode(error) !== "ENOTEMPTY" && errorCode(error) !== "EEXIST") throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** npm under a strict umask creates files that only their owner can read. */
function openToEveryone(directory: string): void {
  chmodSync(directory, 0o755);
  for (const entry of readdirSync(directory, { withFileTypes: true, recursive: true })) {
    if (!entry.isSymbolicLink()) chmodSync(join(entry.parentPath, entry.name), 0o755);
  }
}
