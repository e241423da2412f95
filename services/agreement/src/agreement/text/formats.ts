import { parseOptionalLine } from "./free-text";
import { textError } from "./text.errors";

const MAX_ADDRESS_LENGTH = 2000;
/** The allowed schemes; a link must not run a script. */
const SCHEMES: ReadonlySet<string> = new Set(["http:", "https:"]);

/** An optional web address. @throws URL_FORM and the errors of a text */
export function parseWebAddress(given: string | null | undefined, field: string): string | null {
  const address = parseOptionalLine(given, field, MAX_ADDRESS_LENGTH);
  // guard: address-leads-to-web
  if (address !== null && !(URL.canParse(address) && SCHEMES.has(new URL(address).protocol)))
    throw textError("URL_FORM").at(field);
  return address;
}
