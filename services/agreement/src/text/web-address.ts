import { parseOptionalText } from "./given-texts";
import { refuse } from "./text-refusals";

const LONGEST = 2000;
/** What a reader may be led to; a script is none. */
const SCHEMES: ReadonlySet<string> = new Set(["http:", "https:"]);

/** An address of the web, or none. @throws URL_FORM and what else a text is refused for */
export function readWebAddress(given: string | null | undefined, field: string): string | null {
  const address = parseOptionalText(given, field, LONGEST);
  if (address !== null && !(URL.canParse(address) && SCHEMES.has(new URL(address).protocol)))
    throw refuse("URL_FORM").at(field);
  return address;
}
