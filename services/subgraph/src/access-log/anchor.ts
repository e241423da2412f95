import { z } from "zod";
import { type ChainHead, checkpointOf } from "./hash-chain";

/** The JWS type that keeps an anchor apart from a receipt (RFC 7515, 4.1.9). */
export const ANCHOR_TYPE = "aiwork-access-anchor+jws";

const CHECKPOINT = /^[1-9]\d{0,14}:\d{1,15}:[0-9a-f]{64}$/;
/** As many as a receipt has room for. */
const MAX_HEADS = 50;

/**
 * 閲覧記録の末尾の控え: where the chains of a party's access records end, signed like a receipt and kept where the party's
 * database cannot reach. It names the chains whose end no later chain states; their hashes cover all the others.
 */
export const anchorSchema = z.strictObject({
  party: z.enum(["CITY", "NATIONAL"]),
  /** The business day. */
  day: z.iso.date(),
  /** UTC. */
  at: z.iso.datetime(),
  heads: z.array(z.string().regex(CHECKPOINT)).min(1).max(MAX_HEADS),
  /** The numbers of those chains of `heads` that were closed in order. */
  closed: z.array(z.int().positive()),
});
export type Anchor = z.output<typeof anchorSchema>;

/** The anchors of these heads, which come as several where they are too many for one receipt. */
export function anchorsOf(stated: Pick<Anchor, "party" | "day" | "at">, heads: readonly ChainHead[]): Anchor[] {
  const anchors: Anchor[] = [];
  for (let first = 0; first < heads.length; first += MAX_HEADS) {
    const part = heads.slice(first, first + MAX_HEADS);
    const closed = part.filter(({ isClosed }) => isClosed).map(({ number }) => number);
    anchors.push({ ...stated, heads: part.map(checkpointOf), closed });
  }
  return anchors;
}
