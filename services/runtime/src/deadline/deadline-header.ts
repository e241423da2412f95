/** The header in which the gateway sends its time-out: milliseconds from the arrival of the request. */
export const DEADLINE_HEADER = "aiwork-deadline";

/** Reads a deadline of 1 to 99,999 ms; undefined where it is absent or malformed. */
export function readDeadline(header: string | readonly string[] | undefined): number | undefined {
  const text = String(header ?? "");
  return /^[1-9]\d{0,4}$/.test(text) ? Number(text) : undefined;
}
