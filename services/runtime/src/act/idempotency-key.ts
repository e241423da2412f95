import { refuse } from "../refusal/plumbing-refusals";

declare const brand: unique symbol;
/** A client's key for one mutation, so that the mutation is carried out once however often it is sent. */
export type IdempotencyKey = string & { readonly [brand]: "IdempotencyKey" };

/** Lone surrogates (Cs) are refused too: PostgreSQL would store different keys as the same one. */
// guard: key-holds-no-control-character
const FORM = /^[^\p{Cc}\p{Cs}]{1,128}$/u;

/** @throws IDEMPOTENCY_KEY_FORM */
export function parseIdempotencyKey(text: string): IdempotencyKey {
  // guard: key-of-another-form-is-refused
  if (!FORM.test(text)) throw refuse("IDEMPOTENCY_KEY_FORM");
  return text as IdempotencyKey;
}
