import pino from "pino";

export type Log = pino.Logger;

/** A stack frame. The message is removed first, because its lines may look like frames. */
const STACK_FRAME = /^\s+at .+:\d+:\d+\)?$/;

/** The loggable part of an error: its type, code and stack frames; never its message, which may contain personal data. */
function errorFields(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code } = error as { code?: unknown };
  const stack = (error.stack ?? "").replace(error.message, "");
  const frames = stack.split("\n").filter((line) => STACK_FRAME.test(line));
  return {
    type: error.name,
    ...(typeof code === "string" && { code }),
    at: frames.slice(0, 5).map((line) => line.trim()),
  };
}

/** Logs one JSON line per event on standard error. Never log names, values of a request or SQL text. */
export function createLog(
  service: string,
  level: string,
  destination: pino.DestinationStream = pino.destination({ fd: 2, sync: true }),
): Log {
  return pino(
    { level, base: { service }, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: errorFields } },
    destination,
  );
}
