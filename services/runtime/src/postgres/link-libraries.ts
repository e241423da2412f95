import { lstatSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { errorCode } from "./error-code";

type Link = { source: string; target: string };

/**
 * Creates the symbolic links that an npm package cannot contain and that its install script, which npm does not run,
 * would create. Existing links stay; several processes may do it at the same time.
 * @throws EACCES, EPERM or EROFS when a link is missing in a read-only directory
 */
export function linkLibraries(native: string): void {
  for (const { source, target } of readLinks(join(native, "pg-symlinks.json"))) {
    const place = join(native, "..", target);
    if (lstatSync(place, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(relative(dirname(target), source), place);
    } catch (error) {
      if (errorCode(error) !== "EEXIST") throw error;
    }
  }
}

function readLinks(file: string): Link[] {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Link[];
  } catch (error) {
    // The package for Windows needs no links and has no list.
    if (errorCode(error) === "ENOENT") return [];
    throw error;
  }
}
