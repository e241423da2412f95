import { spawnSync } from "node:child_process";
import type { Account } from "./choose-account";
import { spawnAs } from "./run-program";

/** Whether `account` may execute the file, or enter the directory, at `path`. Null is the own account, which always may. */
export function canReach(path: string, account: Account | null): boolean {
  // The system itself is asked, since permission bits alone would miss groups, access lists and noexec mounts.
  return account === null || spawnSync("test", ["-x", path], spawnAs(account)).status === 0;
}
