import { execFileSync } from "node:child_process";

/** What the loop takes on two idle cores of a server under Node 20: the machine for which the limits are written. */
const USUAL_MS = 110;

/** In a process of its own, for Jest's sandbox runs it four times slower until it is warm. Printing keeps the loop. */
const LOOP = `(() => {
  const begun = performance.now();
  let mixed = 1;
  for (let turn = 0; turn < 100_000_000; turn++) mixed = (Math.imul(mixed, 1_664_525) + turn) | 0;
  console.log(performance.now() - begun, mixed);
})()`;

/** How many times slower than usual this machine is now, at least 1: the factor of every limit in wall-clock time. */
export function slowdown(): number {
  const printed = execFileSync(process.execPath, ["-e", LOOP], { encoding: "utf8" });
  return Math.max(1, Number.parseFloat(printed) / USUAL_MS);
}
