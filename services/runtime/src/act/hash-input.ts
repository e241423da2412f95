import { createHash } from "node:crypto";

/**
 * SHA-256 over a mutation's name and its input without the idempotency key, as JSON with sorted members. An undefined
 * member counts as absent; null does not, since it clears a value that an absent member leaves as it is. Lists keep
 * their order.
 */
export function hashInput(act: string, input: object): Buffer {
  // guard: is-part-of-what-is-compared
  const json = JSON.stringify([act, { ...input, idempotencyKey: undefined }], (_, value) =>
    isMap(value) ? sorted(value) : value,
  );
  return createHash("sha256").update(json).digest();
}

function isMap(value: unknown): value is object {
  // guard: order-of-list-is-part-of-what
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function sorted(map: object): object {
  return Object.fromEntries(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)));
}
