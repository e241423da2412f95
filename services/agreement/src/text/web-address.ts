import { parseOptionalText } from "./given-texts";
import { refuse } from "./text-refusals";

const LONGEST = 2000;
/** The allowed schemes; a link must not run a script. */
const SCHEMES: ReadonlySet<string> = new Set(["http:", "https:"]);

/** An optional web address. @throws URL_FORM and the errors of a text */
export function readWebAddress(given: string | null | undefined, field: string): string | null {
  const address = parseOptionalText(given, field, LONGEST);
  // guard: address-leads-to-web
  if (address !== null && !(URL.canParse(address) && SCHEMES.has(new URL(address).protocol)))
    throw refuse("URL_FORM").at(field);
  return address;
}
