import { readFileSync } from "node:fs";

/** Milliseconds of CPU that a process has used, from schedstat, which is finer than stat: proc(5). */
export function cpuOf(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/schedstat`, "utf8").split(" ")[0]) / 1e6;
}
