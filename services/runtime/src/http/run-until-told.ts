import type { Log } from "../log/log";

/**
 * Runs `stop` once, at SIGTERM, SIGINT, or when the process that started this one is gone (its IPC channel closes),
 * then exits 0; exits 1 if stopping fails or takes more than 10 s.
 */
export function runUntilTold(stop: () => Promise<void>, log: Log): void {
  let told = false;
  const end = async (reason: string) => {
    if (told) return;
    told = true;
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
  if (process.connected === false) void end("starter gone");
  else process.on("disconnect", () => void end("starter gone"));
}

/** Tells the process that started this one where it listens; if that is gone, nobody is told. */
export function tellStarter(listening: string): void {
  if (process.connected) process.send?.({ listening }, undefined, undefined, () => {});
}
