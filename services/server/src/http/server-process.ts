import { Refusal } from "../errors/refusal";
import type { Log } from "../telemetry/log";

/**
 * Calls `stop` once, at SIGTERM, at SIGINT, or when the parent process exits (its IPC channel closes), then exits with 0.
 * Exits with 1 if stopping fails or takes more than 10 s.
 */
export function runUntilSignal(stop: () => Promise<void>, log: Log): void {
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

/** Sends this server's address, and that of its monitoring, to the parent process, if there is one. */
export function notifyParent(listening: string, monitoring = ""): void {
  if (process.connected) process.send?.({ listening, monitoring }, undefined, undefined, () => {});
}

const startErrors: Readonly<Record<string, string>> = {
  EADDRINUSE: "its port is taken: set PORT to another one, or to 0",
  EACCES: "this user may not listen on its port: set PORT to another one",
  EADDRNOTAVAIL: "HOST is not an address of this machine: correct it",
  ENOTFOUND: "HOST cannot be resolved: correct it",
};

/** Prints why a process could not start, on standard error, and exits with 1. A refusal is printed in both languages. */
export function exitWithStartError(name: string, error: unknown): void {
  process.exitCode = 1;
  const { refusal = "" } = error instanceof Refusal ? error.names : {};
  const lines =
    error instanceof Refusal
      ? [error.sentences.ja, error.sentences.en].map((sentence) => `${refusal}: ${sentence}`)
      : [startErrorSentence(error)];
  process.stderr.write(lines.map((line) => `${name}: ${line}\n`).join(""), () => process.exit());
}

/** PostgreSQL's messages may quote a value, so only their code is printed. */
function startErrorSentence(error: unknown): string {
  const {
    code = "",
    message = "it could not start",
    driverError,
  } = error as Partial<Record<"code" | "message", string>> & { driverError?: { code?: string } };
  if (driverError) return `PostgreSQL refused a statement (${driverError.code ?? "without a code"}); see its log`;
  return startErrors[code] ?? message;
}
