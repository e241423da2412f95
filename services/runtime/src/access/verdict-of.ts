import type { SubgraphContext } from "../server/subgraph-context";
import { type Judged, type Judgement, judge, type Verdict } from "./judge";
import { noteReading } from "./note-reading";

/** What all decisions on one type under one rule have in common. */
export type Judging = Pick<Judged, "access" | "rule" | "record">;

type Verdicts = WeakMap<object, Verdict | Promise<Verdict>>;
const bySnapshot = new WeakMap<object, Map<unknown, Map<unknown, Verdicts>>>();

/**
 * The decision on a row: made once for all its fields under one rule, and made again after a mutation.
 * Where a person's record may be read, the access is logged.
 */
export function verdictOf(judging: Judging, row: unknown, context: SubgraphContext): Verdict | Promise<Verdict> {
  if (typeof row !== "object" || row === null || !judging.record) return verdictOn(judging, row, context);
  const verdicts = verdictsOf(judging, context);
  // guard: verdict-on-one-row-is-not-taken
  const known = verdicts.get(row);
  if (known !== undefined) return known;
  const verdict = verdictOn(judging, row, context);
  verdicts.set(row, verdict);
  if (verdict instanceof Promise) verdict.then((settled) => verdicts.set(row, settled)).catch(() => {});
  return verdict;
}

function verdictOn(judging: Judging, row: unknown, context: SubgraphContext): Verdict | Promise<Verdict> {
  const judged: Judged = { ...judging, row, context };
  const settle = (judgement: Judgement): Verdict => {
    if (typeof judgement === "string") return judgement;
    noteReading(judged, judgement);
    return "open";
  };
  const judgement = judge(judged);
  return judgement instanceof Promise ? judgement.then(settle) : settle(judgement);
}

// guard: verdict-one-is-not-taken-for-anothers
function verdictsOf({ rule, record }: Judging, { snapshot }: SubgraphContext): Verdicts {
  const ofRequest = bySnapshot.get(snapshot) ?? new Map();
  bySnapshot.set(snapshot, ofRequest);
  const ofRecord = ofRequest.get(record) ?? new Map();
  ofRequest.set(record, ofRecord);
  const verdicts = ofRecord.get(rule) ?? new WeakMap();
  ofRecord.set(rule, verdicts);
  return verdicts;
}
