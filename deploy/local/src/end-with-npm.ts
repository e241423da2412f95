const LOOK_EVERY_MS = 500;

/** Stops when npm was killed with `kill -9`, which leaves its script running. Started without npm, the script outlives its shell. */
export function endWithNpm(stop: () => void, environment: NodeJS.ProcessEnv = process.env): void {
  if (environment.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stop(), LOOK_EVERY_MS).unref();
}
