import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from "jose";

/** The signing key, and the previous one, whose tokens have not expired yet. */
const KEPT = 2;

/** The private keys of an issuer, newest first, kept in `file` (a JWK set, mode 0600); creates the first key when the file is absent. */
export async function readOrMakeSigningKeys(file: string): Promise<JWK[]> {
  return readSigningKeys(file) ?? writeSigningKeys(file, [await makeKey()]);
}

/** Adds a new key, which signs from now on. */
export async function rotateSigningKeys(file: string): Promise<JWK[]> {
  return writeSigningKeys(file, [await makeKey(), ...(readSigningKeys(file) ?? [])].slice(0, KEPT));
}

async function makeKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair("ES256", { extractable: true });
  const jwk = await exportJWK(privateKey);
  return { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: "ES256", use: "sig" };
}

function readSigningKeys(file: string): JWK[] | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")).keys;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new Error(`The keys in ${file} cannot be read: restore them, or remove the file.`);
  }
}

/** Writes the file atomically. */
function writeSigningKeys(file: string, keys: JWK[]): JWK[] {
  writeFileSync(`${file}.draft`, JSON.stringify({ keys }), { mode: 0o600 });
  renameSync(`${file}.draft`, file);
  return keys;
}
