import { platformError } from "../errors/platform.errors";

/**
 * What remains of a character that was lost on the way: half of a surrogate pair (RFC 8259, 8.2), or U+FFFD, which also
 * stands for bytes that are no UTF-8, in which JSON between systems is written (RFC 8259, 8.1).
 */
const LOST_CHARACTER = /[\ufffd\p{Cs}]/u;
/** Only such a text can hold a lost character: as it is, or as an escape. */
const MAY_HAVE_LOST = /\ufffd|\\u/;

/** The JSON of a body; an empty body is an empty object. @throws SyntaxError, UNREADABLE_CHARACTERS */
export function readJson(body: Buffer): unknown {
  if (body.length === 0) return {};
  const text = body.toString("utf8");
  const json: unknown = JSON.parse(text);
  // guard: body-holds-no-lost-character
  if (MAY_HAVE_LOST.test(text) && hasLostCharacter(json)) throw platformError("UNREADABLE_CHARACTERS");
  return json;
}

function hasLostCharacter(json: unknown): boolean {
  if (typeof json === "string") return LOST_CHARACTER.test(json);
  return typeof json === "object" && json !== null && Object.values(json).some(hasLostCharacter);
}

/** Requires that the search of a URL is percent-encoded UTF-8 (RFC 3986, 2.5). @throws UNREADABLE_CHARACTERS */
export function requireReadableSearch(search: string): void {
  try {
    // guard: search-is-utf-8
    if (!LOST_CHARACTER.test(decodeURIComponent(search))) return;
  } catch {
    // The refusal is the same.
  }
  throw platformError("UNREADABLE_CHARACTERS");
}

/** RFC 8259, 11: the media type has no parameters; clients name UTF-8 all the same. */
const UTF_8 = /^charset\s*=\s*"?utf-?8"?$/;
const MAX_PARAMETERS = 2;

/** Whether a request's content type is JSON in UTF-8. */
export function isJsonInUtf8(contentType: string | undefined): boolean {
  const [type, ...parameters] = (contentType ?? "")
    .split(";", MAX_PARAMETERS + 2)
    .map((part) => part.trim().toLowerCase());
  // guard: body-of-another-charset-is-refused
  const isUtf8 = parameters.length <= MAX_PARAMETERS && parameters.every((one) => one === "" || UTF_8.test(one));
  return type === "application/json" && isUtf8;
}
