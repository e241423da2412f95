import { ConfigurationError } from "../configuration/read-configuration";
import { passingKeys, readOwnKeys } from "./own-keys";
import { isAddress, openPeerKeys, readPeerKeys } from "./peer-keys";
import { makeSeals, type Seals } from "./seals";

export interface SealSettings {
  SEAL_KEYS_PATH?: string | undefined;
  PEER_SEAL_KEYS?: string | undefined;
}

/** Makes a party's receipt signer from its settings. A file is read at once, so that a wrong one is reported at start; an address may be unreachable until it is needed. */
export async function openSeals({ SEAL_KEYS_PATH, PEER_SEAL_KEYS }: SealSettings): Promise<Seals> {
  const own = SEAL_KEYS_PATH === undefined ? await passingKeys() : await readOwnKeys(SEAL_KEYS_PATH);
  if (PEER_SEAL_KEYS === undefined)
    return makeSeals(
      own,
      openPeerKeys(() => Promise.reject(new Error("none is named"))),
    );
  // guard: file-of-others-keys-cannot-be-used
  if (!isAddress(PEER_SEAL_KEYS)) await requireKeys(PEER_SEAL_KEYS);
  return makeSeals(
    own,
    openPeerKeys(() => readPeerKeys(PEER_SEAL_KEYS)),
  );
}

async function requireKeys(path: string): Promise<void> {
  await readPeerKeys(path).catch(() => {
    throw new ConfigurationError(["PEER_SEAL_KEYS: give the path of a readable JWK set of public P-256 keys with ids"]);
  });
}
