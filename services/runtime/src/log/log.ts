import pino from "pino";

export type Log = pino.Logger;

/** A place in the code; the message, whose lines may look like one, is cut off first. */
const FRAME = /^\s+at .+:\d+:\d+\)?$/;

/** What may be logged of an error: its kind and its place in the code, never its message, which may hold a value. */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code } = error as { code?: unknown };
  const stack = (error.stack ?? "").replace(error.message, "");
  const frames = stack.split("\n").filter((line) => FRAME.test(line));
  return {
    type: error.name,
    ...(typeof code === "string" && { code }),
    at: frames.slice(0, 5).map((line) => line.trim()),
  };
}

/** One JSON line per event on standard error. No name, no value of a request, no SQL text goes in. */
export function openLog(
  service: string,
  level: string,
  destination: pino.DestinationStream = pino.destination({ fd: 2, sync: true }),
): Log {
  return pino(
    { level, base: { service }, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: describeError } },
    destination,
  );
}
