import { exportJWK, generateKeyPair } from "jose";
import type { CallerParty } from "../identity/caller";
import type { OwnKeys } from "../seal/own-keys";
import type { PeerKeys } from "../seal/peer-keys";
import { makeSeals, type Seals } from "../seal/seals";

const OTHER: Readonly<Record<CallerParty, CallerParty>> = { CITY: "NATIONAL", NATIONAL: "CITY" };
type Pair = { own: OwnKeys; peer: PeerKeys };
const pairs = new Map<CallerParty, Promise<Pair>>();

/** A party's receipt signer in a test, which knows the other party's keys; the keys belong to this test file alone. */
export async function testSeals(party: CallerParty): Promise<Seals> {
  return makeSeals((await pairOf(party)).own, (await pairOf(OTHER[party])).peer);
}

/** A receipt signer that uses the party's key id with another key. */
export async function forgedSeals(party: CallerParty): Promise<Seals> {
  const { own } = await makePair("forger");
  return makeSeals({ ...own, keyId: (await pairOf(party)).own.keyId }, (await pairOf(party)).peer);
}

/** A receipt signer with a key that neither party has published. */
export async function foreignSeals(): Promise<Seals> {
  const { own, peer } = await makePair("foreign");
  return makeSeals(own, peer);
}

function pairOf(party: CallerParty): Promise<Pair> {
  const known = pairs.get(party) ?? makePair(`test-${party}`);
  pairs.set(party, known);
  return known;
}

async function makePair(keyId: string): Promise<Pair> {
  const { privateKey, publicKey } = await generateKeyPair("ES256", { extractable: true });
  const published = [{ ...(await exportJWK(publicKey)), kid: keyId }];
  return {
    own: { keyId, key: privateKey, published },
    peer: { keyOf: async (asked) => (asked === keyId ? publicKey : undefined) },
  };
}
