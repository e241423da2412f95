import { readFileSync } from "node:fs";
import { childrenOf } from "../../start/processes";

/** proc(5): of every Linux that Node.js runs on, USER_HZ is 100. */
const TICK_MS = 10;

/** Milliseconds of CPU that a process has taken, with its children that live and those that it has waited for. */
export function cpuOf(pid: number): number {
  return [pid, ...childrenOf(pid).map((child) => child.pid)].reduce((sum, each) => sum + ownCpuOf(each), 0);
}

/** Fields 14 to 17 of /proc/pid/stat: user and system time, its own and of children that ended; 0 of one that has gone. */
function ownCpuOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks) * TICK_MS, 0);
  } catch {
    return 0;
  }
}
