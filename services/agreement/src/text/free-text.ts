import { refuse as refuseAct } from "@aiwork/runtime/act/act-refusals";
import { holdsMyNumber } from "./find-my-number";
import { refuse } from "./text-refusals";

declare const brand: unique symbol;
/** What a person wrote, kept as given but for blanks at its ends. */
export type FreeText = string & { readonly [brand]: "FreeText" };

/** Control characters but for tab and line ends, marks that turn the direction of writing, and halves of surrogate pairs. */
const UNPRINTABLE = /(?![\t\n]|\r\n)\p{Cc}|[\p{Cs}\u202a-\u202e\u2066-\u2069]/u;
/** A character that leaves something on the paper. */
const VISIBLE = /[^\s\p{Z}\p{Default_Ignorable_Code_Point}]/u;

/**
 * Text of an input, of at most `most` characters (code points); blank is empty.
 * @throws TEXT_TOO_LONG, UNPRINTABLE_TEXT, MY_NUMBER_FOUND
 */
export function parseFreeText(given: string, field: string, most: number): FreeText {
  const text = VISIBLE.test(given) ? given.trim() : "";
  if (isLonger(text, most)) throw refuseAct("TEXT_TOO_LONG", { most }).at(field);
  if (UNPRINTABLE.test(text)) throw refuseAct("UNPRINTABLE_TEXT").at(field);
  if (holdsMyNumber(text)) throw refuse("MY_NUMBER_FOUND").at(field);
  return text as FreeText;
}

function isLonger(text: string, most: number): boolean {
  // A code point is one or two units of a JavaScript string: most texts need not be counted.
  return text.length > most && (text.length > 2 * most || [...text].length > most);
}
