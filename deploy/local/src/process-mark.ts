import { readFileSync } from "node:fs";
import { isAlive } from "@aiwork/runtime/postgres/is-alive";

/** A process's id and start time, which distinguish it from a later process with the same id (frequent in containers). */
export function markOf(pid: number): string {
  return `${pid} ${beginningOf(pid)}`;
}

/** Whether exactly the process of this mark still runs. */
export function stillRuns(mark: string): boolean {
  const pid = Number.parseInt(mark, 10);
  return pid > 0 && isAlive(pid) && markOf(pid) === mark;
}

/** proc(5): /proc/pid/stat, field 22, in clock ticks; "ended" for a zombie, "" without /proc. */
function beginningOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [state, ...fields] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return state === "Z" ? "ended" : (fields[18] ?? "");
  } catch {
    return "";
  }
}
