import { refuse } from "../refusal/plumbing-refusals";

declare const brand: unique symbol;
/** A UUID in its canonical form: RFC 9562, lower case. */
export type Uuid = string & { readonly [brand]: "Uuid" };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** @throws MALFORMED_ID, which names the argument and not its value */
export function parseUuid(text: string, argument: string): Uuid {
  // A key of `_entities` may be of any type.
  const canonical = String(text).toLowerCase();
  if (!UUID.test(canonical)) throw refuse("MALFORMED_ID", { argument });
  return canonical as Uuid;
}
