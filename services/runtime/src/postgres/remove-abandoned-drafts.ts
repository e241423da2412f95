import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { isAlive } from "./is-alive";

/** Removes half-made clusters in `home` of processes that have died: directories named `draft-<pid>-…`. */
export function removeAbandonedDrafts(home: string): void {
  for (const name of readdirSync(home)) {
    const maker = /^draft-(\d+)-/.exec(name)?.[1];
    if (maker === undefined || isAlive(Number(maker))) continue;
    try {
      rmSync(join(home, name), { recursive: true, force: true });
    } catch {
      // An initdb whose parent was killed may still write there; a later start removes the directory.
    }
  }
}
