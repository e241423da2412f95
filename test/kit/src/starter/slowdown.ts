import { execFile, execFileSync } from "node:child_process";
import { promisify } from "node:util";

/** The duration of the loop on two idle cores under Node 20, the machine for which the limits are written. */
const USUAL_MS = 110;

/**
 * Runs in its own process, because Jest's sandbox is four times slower until warm. It measures calls of a function that is
 * warm: a single long loop is compiled, or not, while it runs, and takes five times as long by chance. Printing prevents
 * dead-code elimination.
 */
const LOOP = `(() => {
  const mix = (mixed, turns) => {
    for (let turn = 0; turn < turns; turn++) mixed = (Math.imul(mixed, 1_664_525) + turn) | 0;
    return mixed;
  };
  let mixed = 1;
  const call = (times) => {
    for (let i = 0; i < times; i++) mixed = mix(mixed, 10_000);
  };
  call(500);
  const begun = performance.now();
  call(10_000);
  console.log(performance.now() - begun, mixed);
})()`;

/** How many times slower than that machine this one is now, at least 1. Every limit in wall-clock time is multiplied by it. */
export function slowdown(): number {
  return slowdownOf(execFileSync(process.execPath, ["-e", LOOP], { encoding: "utf8" }));
}

const slowdownOf = (printed: string) => Math.max(1, Number.parseFloat(printed) / USUAL_MS);

/** How many times slower the machine was while something was done, at most: it is measured beside it until it is done. */
export async function slowdownDuring<Result>(doing: Promise<Result>): Promise<{ result: Result; slow: number }> {
  let isDone = false;
  const measure = async () => {
    let slow = 1;
    do {
      const { stdout } = await promisify(execFile)(process.execPath, ["-e", LOOP]);
      slow = Math.max(slow, slowdownOf(stdout));
    } while (!isDone);
    return slow;
  };
  const [result, slow] = await Promise.all([doing.finally(() => (isDone = true)), measure()]);
  return { result, slow };
}

/** Does something that must take at most `limitMs` on the machine for which the limits are written. @throws Error otherwise */
export async function within<Result>(limitMs: number, doing: () => Promise<Result>): Promise<Result> {
  const begun = performance.now();
  const timed = doing().then((done) => ({ done, took: performance.now() - begun }));
  const { result, slow } = await slowdownDuring(timed);
  if (result.took <= limitMs * slow) return result.done;
  throw new Error(
    `It took ${result.took.toFixed(0)} ms, on a machine ${slow.toFixed(1)} times slower; limit ${limitMs} ms`,
  );
}
