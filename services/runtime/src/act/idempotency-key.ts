import { refuse } from "../refusal/plumbing-refusals";

declare const brand: unique symbol;
/** What a client gives one act, so that the act is done once however often it is sent. */
export type IdempotencyKey = string & { readonly [brand]: "IdempotencyKey" };

/** Halves of surrogate pairs (Cs) are refused too: PostgreSQL would make one key of many. */
const FORM = /^[^\p{Cc}\p{Cs}]{1,128}$/u;

/** @throws IDEMPOTENCY_KEY_FORM */
export function parseIdempotencyKey(text: string): IdempotencyKey {
  if (!FORM.test(text)) throw refuse("IDEMPOTENCY_KEY_FORM");
  return text as IdempotencyKey;
}
