import { BusinessErrors } from "@aiwork/server/errors/business-error";
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

/** Requires it of every text of an input, whatever a mutation makes of it. @throws UNPRINTABLE_TEXT at each such field */
export function requirePrintableInput(input: object): void {
  const unprintable = unprintableFields(input, []).map((path) => mutationError("UNPRINTABLE_TEXT").at(...path));
  if (unprintable.length > 0) throw new BusinessErrors(unprintable);
}

function unprintableFields(input: object, path: readonly string[]): string[][] {
  return Object.entries(input).flatMap(([field, value]) => {
    if (typeof value === "object" && value !== null) return unprintableFields(value, [...path, field]);
    return typeof value === "string" && !isPrintable(value) ? [[...path, field]] : [];
  });
}
