import { refuse as refuseAct } from "@aiwork/runtime/act/act-refusals";
import { holdsMyNumber } from "./find-my-number";
import { refuse } from "./text-refusals";

declare const brand: unique symbol;
/** Text as a person wrote it, without blanks at its ends. */
export type FreeText = string & { readonly [brand]: "FreeText" };

/** Control characters except tab and line ends, bidirectional formatting characters, and lone surrogates. */
// guard: text-does-not-turn-direction-of-writing
const UNPRINTABLE = /(?![\t\n]|\r\n)\p{Cc}|[\p{Cs}\u202a-\u202e\u2066-\u2069]/u;
/** A visible character. */
const VISIBLE = /[^\s\p{Z}\p{Default_Ignorable_Code_Point}]/u;

/**
 * Parses a text of at most `most` characters (code points); blank text becomes empty.
 * @throws TEXT_TOO_LONG, UNPRINTABLE_TEXT, MY_NUMBER_FOUND
 */
export function parseFreeText(given: string, field: string, most: number): FreeText {
  // guard: text-shows-nothing-is-blank
  const text = VISIBLE.test(given) ? given.trim() : "";
  // guard: text-is-not-longer-than-field-allows
  if (isLonger(text, most)) throw refuseAct("TEXT_TOO_LONG", { most }).at(field);
  // guard: text-holds-nothing-cannot-be-printed
  if (UNPRINTABLE.test(text)) throw refuseAct("UNPRINTABLE_TEXT").at(field);
  // guard: text-holds-no-my-number
  if (holdsMyNumber(text)) throw refuse("MY_NUMBER_FOUND").at(field);
  return text as FreeText;
}

function isLonger(text: string, most: number): boolean {
  // A code point is one or two units of a JavaScript string, so most texts need no counting.
  // guard: text-is-measured-in-characters-of-whatever
  return text.length > most && (text.length > 2 * most || [...text].length > most);
}
