import { mutationError } from "./mutation.errors";

/**
 * Control characters except tab and line ends, bidirectional formatting characters, lone surrogates, and U+FFFD, which
 * stands where a character was lost.
 */
// guard: text-does-not-turn-direction-of-writing
const UNPRINTABLE = /(?![\t\n]|\r\n)\p{Cc}|[\p{Cs}\p{Noncharacter_Code_Point}\u202a-\u202e\u2066-\u2069\ufffd]/u;

/** Whether a text can be stored and shown again as it was written. */
export function isPrintable(text: string): boolean {
  return !UNPRINTABLE.test(text);
}

/** Requires it of every text of an input, whatever a mutation makes of it. @throws UNPRINTABLE_TEXT at the field */
export function requirePrintableInput(input: object, path: readonly string[] = []): void {
  for (const [field, value] of Object.entries(input)) {
    // An entry of a list is blamed on the list, as everywhere.
    const place = Array.isArray(input) ? path : [...path, field];
    if (typeof value === "string" && !isPrintable(value)) throw mutationError("UNPRINTABLE_TEXT").at(...place);
    if (typeof value === "object" && value !== null) requirePrintableInput(value, place);
  }
}
