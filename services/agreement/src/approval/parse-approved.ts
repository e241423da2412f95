import { refuse } from "./approval-refusals";

const HASH = /^[0-9a-f]{64}$/;

/** The version and hash of a joint document that the other party keeps. @throws NOT_A_VERSION, NOT_A_HASH */
export function parseApproved(
  { version, contentHash }: { version: number; contentHash: string },
  [versionField, hashField]: readonly [string, string],
): void {
  if (version < 1) throw refuse("NOT_A_VERSION").at(versionField);
  if (!HASH.test(contentHash)) throw refuse("NOT_A_HASH").at(hashField);
}
