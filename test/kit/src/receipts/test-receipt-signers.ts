import type { CallerParty } from "@aiwork/server/identity/caller";
import type { KeySet } from "@aiwork/server/identity/key-set";
import type { PublishedKey } from "@aiwork/server/identity/published-key";
import type { OwnSealKeys } from "@aiwork/subgraph/receipts/own-seal-keys";
import { buildReceiptSigner, type ReceiptSigner } from "@aiwork/subgraph/receipts/receipt-signer";
import { exportJWK, generateKeyPair, type JWK } from "jose";

const OTHER: Readonly<Record<CallerParty, CallerParty>> = { CITY: "NATIONAL", NATIONAL: "CITY" };
/** A key that is in force; one that its party has revoked; one that ended in 1970. */
const VALIDITIES = { live: {}, revoked: { isRevoked: true }, ended: { exp: 1 } };
export type TestSealKey = keyof typeof VALIDITIES;
type SealKeyPair = { own: Record<TestSealKey, OwnSealKeys>; peer: Pick<KeySet, "keyOf"> };
const pairs = new Map<CallerParty, Promise<SealKeyPair>>();

/** A party's receipt signer in a test, which knows the other party's keys; the keys belong to this test file alone. */
export async function testReceiptSigner(party: CallerParty, key: TestSealKey = "live"): Promise<ReceiptSigner> {
  return buildReceiptSigner((await pairOf(party)).own[key], (await pairOf(OTHER[party])).peer);
}

/** A receipt signer that uses the party's key id with another key. */
export async function forgedReceiptSigner(party: CallerParty): Promise<ReceiptSigner> {
  const { own: forger } = await makePair("forger");
  const { own, peer } = await pairOf(party);
  const { key } = forger.live.signingKey(0);
  return buildReceiptSigner({ ...own.live, signingKey: (now) => ({ ...own.live.signingKey(now), key }) }, peer);
}

/** A receipt signer with a key that neither party has published. */
export async function foreignReceiptSigner(): Promise<ReceiptSigner> {
  const { own, peer } = await makePair("foreign");
  return buildReceiptSigner(own.live, peer);
}

function pairOf(party: CallerParty): Promise<SealKeyPair> {
  const known = pairs.get(party) ?? makePair(`test-${party}`);
  pairs.set(party, known);
  return known;
}

async function makePair(name: string): Promise<SealKeyPair> {
  const keys = new Map<string, PublishedKey>();
  const published: JWK[] = [];
  const make = async (which: TestSealKey): Promise<OwnSealKeys> => {
    const { privateKey: key, publicKey } = await generateKeyPair("ES256", { extractable: true });
    const keyId = which === "live" ? name : `${name}-${which}`;
    keys.set(keyId, { key: publicKey, isRevoked: false, ...VALIDITIES[which] });
    published.push({ ...(await exportJWK(publicKey)), kid: keyId });
    return { signingKey: () => ({ keyId, key }), published };
  };
  return {
    own: { live: await make("live"), revoked: await make("revoked"), ended: await make("ended") },
    peer: { keyOf: async (id) => keys.get(id) },
  };
}
