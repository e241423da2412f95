import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { PostgresUnavailable } from "./postgres-unavailable";

/** The operating system's account that the server runs as. */
export type Account = { name: string; uid: number; gid: number };

const candidates = ["postgres", "nobody", "daemon"];

/**
 * Chooses the account to run the server as; null means the own account. PostgreSQL refuses to run as root, so for root
 * it is the owner of `cluster`, or an existing unprivileged account when there is no cluster yet. It never creates one.
 * @throws PostgresUnavailable when there is no such account
 */
export function chooseAccount(cluster: string): Account | null {
  if (process.getuid?.() !== 0) return null;
  const owner = statSync(cluster, { throwIfNoEntry: false })?.uid;
  const names = owner === undefined || owner === 0 ? candidates : [String(owner)];
  for (const name of names) {
    const account = findAccount(name);
    if (account) return account;
  }
  throw new PostgresUnavailable(
    `PostgreSQL does not run as root, and there is no account ${names.join(", ")} to run it as. ` +
      "Run aiwork as an ordinary user, or set CITY_DATABASE_URL and NATIONAL_DATABASE_URL to servers of your own.",
  );
}

function findAccount(nameOrId: string): Account | undefined {
  const ask = (flag: string): string => spawnSync("id", [flag, nameOrId], { encoding: "utf8" }).stdout?.trim() ?? "";
  const uid = Number(ask("-u") || "0");
  return uid > 0 ? { name: ask("-un"), uid, gid: Number(ask("-g")) } : undefined;
}
