import { textFormError } from "./text-form.errors";

/**
 * More marks upon one letter than any writing has (Unicode Standard Annex 15, 13: 30 in the stream-safe format). To put them
 * in order takes time by the square of their number. Half-width voicing marks become such marks.
 */
const STACK_OF_MARKS = /[\p{M}\uff9e\uff9f]{31}/u;

/** A text in the one form of its characters' widths and compositions: Unicode's NFKC. @throws STACK_OF_MARKS */
export function composeText(text: string): string {
  // guard: marks-upon-one-letter-are-limited
  if (STACK_OF_MARKS.test(text)) throw textFormError("STACK_OF_MARKS");
  return text.normalize("NFKC");
}
