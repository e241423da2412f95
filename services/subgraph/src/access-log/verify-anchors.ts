import type { Anchor } from "./anchor";
import type { Checkpoint, Mismatch, StoredChain } from "./verify-chain";

/** By chain: what later chains and anchors state of it. */
export function checkpointsByChain(
  chains: readonly StoredChain[],
  anchors: readonly Anchor[],
): Map<number, Checkpoint[]> {
  const seen = new Map<number, Checkpoint[]>();
  const add = (checkpoint: string, by: string) => {
    const [number, rows, head = ""] = checkpoint.split(":");
    const ofChain = seen.get(Number(number)) ?? [];
    seen.set(Number(number), ofChain);
    ofChain.push({ rows: Number(rows), head, by });
  };
  for (const { checkpoints } of chains) for (const checkpoint of checkpoints) add(checkpoint, "a later chain");
  // guard: anchors-are-compared
  for (const { heads, at } of anchors) for (const head of heads) add(head, `the anchor of ${at}`);
  return seen;
}

/** The chains that an anchor knows and the database does not, and those that were closed and are open again. */
export function* verifyAnchoredChains(chains: readonly StoredChain[], anchors: readonly Anchor[]): Generator<Mismatch> {
  const stored = new Map(chains.map((chain) => [chain.number, chain]));
  const reported = new Set<number>();
  for (const { heads, closed, at } of anchors)
    for (const number of heads.map((head) => Number(head.split(":")[0]))) {
      if (reported.has(number)) continue;
      const chain = stored.get(number);
      const mismatch = (what: string): Mismatch => ({
        chain: number,
        place: null,
        what: `the anchor of ${at} has ${what}`,
      });
      // guard: anchored-chain-is-there
      if (!chain) yield mismatch("this chain, which is missing");
      // guard: chain-anchored-as-closed-is-closed
      else if (closed.includes(number) && chain.closedAt === null) yield mismatch("it as closed, and it is open");
      else continue;
      reported.add(number);
    }
}
