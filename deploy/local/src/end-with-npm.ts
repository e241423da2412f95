const LOOK_EVERY_MS = 500;

/** npm run with `kill -9` leaves its script behind: then the script stops too. Started by hand, it outlives its shell. */
export function endWithNpm(stop: () => void, environment: NodeJS.ProcessEnv = process.env): void {
  if (environment.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stop(), LOOK_EVERY_MS).unref();
}
