import type { Log } from "../log/log";

/**
 * Calls `stop` once, at SIGTERM, at SIGINT, or when the parent process exits (its IPC channel closes), then exits with 0.
 * Exits with 1 if stopping fails or takes more than 10 s.
 */
export function runUntilTold(stop: () => Promise<void>, log: Log): void {
  let stopping = false;
  const end = async (reason: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ reason }, "stopping");
    setTimeout(() => process.exit(1), 10_000).unref();
    await stop().then(
      () => process.exit(0),
      (err) => {
        log.error({ err }, "stopping failed");
        process.exit(1);
      },
    );
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void end(signal));
  if (process.connected === false) void end("parent process exited");
  else process.on("disconnect", () => void end("parent process exited"));
}

/** Sends this server's address to the parent process, if there is one. */
export function tellStarter(listening: string): void {
  if (process.connected) process.send?.({ listening }, undefined, undefined, () => {});
}
