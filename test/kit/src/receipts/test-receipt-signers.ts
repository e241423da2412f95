import type { CallerParty } from "@aiwork/server/identity/caller";
import type { OwnSealKeys } from "@aiwork/subgraph/receipts/own-seal-keys";
import type { PeerSealKeys } from "@aiwork/subgraph/receipts/peer-seal-keys";
import { buildReceiptSigner, type ReceiptSigner } from "@aiwork/subgraph/receipts/receipt-signer";
import { exportJWK, generateKeyPair } from "jose";

const OTHER: Readonly<Record<CallerParty, CallerParty>> = { CITY: "NATIONAL", NATIONAL: "CITY" };
type SealKeyPair = { own: OwnSealKeys; peer: PeerSealKeys };
const pairs = new Map<CallerParty, Promise<SealKeyPair>>();

/** A party's receipt signer in a test, which knows the other party's keys; the keys belong to this test file alone. */
export async function testReceiptSigner(party: CallerParty): Promise<ReceiptSigner> {
  return buildReceiptSigner((await pairOf(party)).own, (await pairOf(OTHER[party])).peer);
}

/** A receipt signer that uses the party's key id with another key. */
export async function forgedReceiptSigner(party: CallerParty): Promise<ReceiptSigner> {
  const { own } = await makePair("forger");
  return buildReceiptSigner({ ...own, keyId: (await pairOf(party)).own.keyId }, (await pairOf(party)).peer);
}

/** A receipt signer with a key that neither party has published. */
export async function foreignReceiptSigner(): Promise<ReceiptSigner> {
  const { own, peer } = await makePair("foreign");
  return buildReceiptSigner(own, peer);
}

function pairOf(party: CallerParty): Promise<SealKeyPair> {
  const known = pairs.get(party) ?? makePair(`test-${party}`);
  pairs.set(party, known);
  return known;
}

async function makePair(keyId: string): Promise<SealKeyPair> {
  const { privateKey, publicKey } = await generateKeyPair("ES256", { extractable: true });
  const published = [{ ...(await exportJWK(publicKey)), kid: keyId }];
  return {
    own: { keyId, key: privateKey, published },
    peer: { keyOf: async (id) => (id === keyId ? publicKey : undefined) },
  };
}
