import { readFileSync } from "node:fs";
import { isAlive } from "@aiwork/runtime/postgres/is-alive";

/** Tells a process from a later one with its id, which in a container comes soon: its id, and when it began. */
export function markOf(pid: number): string {
  return `${pid} ${beginningOf(pid)}`;
}

/** Whether the very process of this mark still runs. */
export function stillRuns(mark: string): boolean {
  const pid = Number.parseInt(mark, 10);
  return pid > 0 && isAlive(pid) && markOf(pid) === mark;
}

/** proc(5), /proc/pid/stat, field 22, in clock ticks; "ended" of one that nobody has waited for, "" without /proc. */
function beginningOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [state, ...fields] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return state === "Z" ? "ended" : (fields[18] ?? "");
  } catch {
    return "";
  }
}
