import { createHash } from "node:crypto";

/**
 * SHA-256 over an act's name and its input without the key, as JSON with sorted members. A member that is undefined is
 * one that is absent; null is not: it empties what an absent one leaves as it is. Lists keep their order.
 */
export function hashInput(act: string, input: object): Buffer {
  const json = JSON.stringify([act, { ...input, idempotencyKey: undefined }], (_, value) =>
    isMap(value) ? sorted(value) : value,
  );
  return createHash("sha256").update(json).digest();
}

function isMap(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function sorted(map: object): object {
  return Object.fromEntries(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)));
}
