import { execFileSync } from "node:child_process";

/** The duration of the loop on two idle cores under Node 20, the machine for which the limits are written. */
const USUAL_MS = 110;

/** Runs in its own process, because Jest's sandbox is four times slower until warm. Printing prevents dead-code elimination. */
const LOOP = `(() => {
  const begun = performance.now();
  let mixed = 1;
  for (let turn = 0; turn < 100_000_000; turn++) mixed = (Math.imul(mixed, 1_664_525) + turn) | 0;
  console.log(performance.now() - begun, mixed);
})()`;

/** How many times slower than that machine this one is now, at least 1. Every limit in wall-clock time is multiplied by it. */
export function slowdown(): number {
  const printed = execFileSync(process.execPath, ["-e", LOOP], { encoding: "utf8" });
  return Math.max(1, Number.parseFloat(printed) / USUAL_MS);
}
