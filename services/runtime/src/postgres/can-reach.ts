import { spawnSync } from "node:child_process";
import type { Account } from "./choose-account";
import { spawnAs } from "./run-program";

/** Whether `account` may execute the file, or enter the directory, at `path`. The caller's own account always may. */
export function canReach(path: string, account: Account | null): boolean {
  // Asked of the system itself: permission bits alone would miss groups, access lists and noexec mounts.
  return account === null || spawnSync("test", ["-x", path], spawnAs(account)).status === 0;
}
