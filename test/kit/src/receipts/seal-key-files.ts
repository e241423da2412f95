import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PublishedJwk } from "@aiwork/server/identity/published-key";
import { exportJWK, generateKeyPair, type JWK } from "jose";

/** A private P-256 key with its id. */
export async function makeSealKey(kid: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair("ES256", { extractable: true });
  return { ...(await exportJWK(privateKey)), kid };
}

/** The public part of a key. */
export const openOf = ({ d: _, ...open }: JWK): JWK => open;

/** A folder for files of receipt keys; remove it. */
export function createSealKeyFolder() {
  const folder = mkdtempSync(join(tmpdir(), "seals-"));
  return {
    folder,
    write(name: string, keys: readonly PublishedJwk[]): string {
      const path = join(folder, name);
      writeFileSync(path, JSON.stringify({ keys }));
      return path;
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** A clock for the age of keys that can be moved forward, in milliseconds. */
export function openKeyClock() {
  const clocks = { ahead: 0, clock: () => performance.now() + clocks.ahead };
  return clocks;
}
