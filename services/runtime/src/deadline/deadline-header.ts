/** The header in which the gateway says how long an answer is waited for, in milliseconds from its arrival. */
export const DEADLINE_HEADER = "aiwork-deadline";

/** Undefined where none is given, or none that can be one: from 1 ms to 100 s. */
export function readDeadline(header: string | readonly string[] | undefined): number | undefined {
  const text = String(header ?? "");
  return /^[1-9]\d{0,4}$/.test(text) ? Number(text) : undefined;
}
