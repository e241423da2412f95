import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

export interface ListedProcess {
  pid: number;
  parent: number;
  /** Its whole command line. */
  command: string;
}

/** All running processes, without zombies. */
function runningProcesses(): ListedProcess[] {
  const table = execFileSync("ps", ["-A", "-ww", "-o", "pid=,ppid=,stat=,args="], { encoding: "utf8" });
  return table.split("\n").flatMap((line) => {
    const [, pid, parent, state, command = ""] = /^ *(\d+) +(\d+) +(\S+) +(\S.*|)$/.exec(line) ?? [];
    return pid === undefined || state?.startsWith("Z") ? [] : [{ pid: Number(pid), parent: Number(parent), command }];
  });
}

export function childrenOf(pid: number): ListedProcess[] {
  return runningProcesses().filter(({ parent }) => parent === pid);
}

/** The child whose command line contains `part`. @throws Error when there is not exactly one */
export function childOf(pid: number, part: string): number {
  const found = childrenOf(pid).filter(({ command }) => command.includes(part));
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} processes of ${pid} run ${part}`);
  return found[0].pid;
}

const TICKS_PER_SECOND = 100;

/** The CPU time, in seconds, of a process and of all that descend from it, ended ones included (Linux). */
export function cpuSecondsOf(root: number): number {
  const all = runningProcesses();
  const tree = [root];
  for (const parent of tree) tree.push(...all.filter((one) => one.parent === parent).map(({ pid }) => pid));
  const ticks = tree.flatMap((pid) => {
    const afterName = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1] ?? "";
    // Its own time in user and in system mode, then that of its ended children.
    return afterName.split(" ").slice(11, 15).map(Number);
  });
  return ticks.reduce((sum, one) => sum + one, 0) / TICKS_PER_SECOND;
}

/** The processes of `pids` that still run after `timeoutMs`. */
export async function survivorsOf(pids: readonly number[], timeoutMs: number): Promise<ListedProcess[]> {
  for (const until = Date.now() + timeoutMs; ; await sleep(100)) {
    const survivors = runningProcesses().filter(({ pid }) => pids.includes(pid));
    if (survivors.length === 0 || Date.now() > until) return survivors;
  }
}

/** Sends SIGKILL to a process that may have ended already. */
export function killByPid(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
