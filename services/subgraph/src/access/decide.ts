import type { Ground } from "../access-log/access-log";
import type { SubgraphContext } from "../subgraph-context";
import { type Decision, evaluateRule, ownerOf, type RuleInput, type RuleResult } from "./evaluate-rule";

/** Logs that a row of a person's record is read, under the data category of the rule, or else of the record. */
function logAccess(judged: RuleInput, ground: Ground): void {
  const { rule, record, context } = judged;
  if (ground.basis === null || !record?.seekerId || record.isEntryPoint) return;
  const category = rule.category ?? record.category ?? null;
  const note = (seekerId: string | null) => {
    if (seekerId !== null) context.accessLog.log(seekerId, category, ground);
  };
  const seekerId = ownerOf(judged);
  if (seekerId instanceof Promise) context.accessLog.waitFor(seekerId.then(note));
  else note(seekerId);
}

/** What all decisions on one type under one rule have in common. */
export type FieldPolicy = Pick<RuleInput, "access" | "rule" | "record">;

type Decisions = WeakMap<object, Decision | Promise<Decision>>;
const decisionsBySnapshot = new WeakMap<object, Map<unknown, Map<unknown, Decisions>>>();

/**
 * The decision on a row: made once for all its fields under one rule, and made again after a mutation.
 * Where a person's record may be read, the access is logged.
 */
export function decide(judging: FieldPolicy, row: unknown, context: SubgraphContext): Decision | Promise<Decision> {
  if (typeof row !== "object" || row === null || !judging.record) return decideRow(judging, row, context);
  const verdicts = decisionsOf(judging, context);
  // guard: verdict-on-one-row-is-not-taken
  const known = verdicts.get(row);
  if (known !== undefined) return known;
  const verdict = decideRow(judging, row, context);
  verdicts.set(row, verdict);
  if (verdict instanceof Promise) verdict.then((settled) => verdicts.set(row, settled)).catch(() => {});
  return verdict;
}

function decideRow(judging: FieldPolicy, row: unknown, context: SubgraphContext): Decision | Promise<Decision> {
  const judged: RuleInput = { ...judging, row, context };
  const settle = (judgement: RuleResult): Decision => {
    if (typeof judgement === "string") return judgement;
    logAccess(judged, judgement);
    return "open";
  };
  const judgement = evaluateRule(judged);
  return judgement instanceof Promise ? judgement.then(settle) : settle(judgement);
}

// guard: verdict-one-is-not-taken-for-anothers
function decisionsOf({ rule, record }: FieldPolicy, { snapshot }: SubgraphContext): Decisions {
  const ofRequest = decisionsBySnapshot.get(snapshot) ?? new Map();
  decisionsBySnapshot.set(snapshot, ofRequest);
  const ofRecord = ofRequest.get(record) ?? new Map();
  ofRequest.set(record, ofRecord);
  const verdicts = ofRecord.get(rule) ?? new WeakMap();
  ofRecord.set(rule, verdicts);
  return verdicts;
}

/**
 * Logs access to a half of a seeker that exists: that it exists already tells that the person is known, whichever
 * fields are requested.
 * @param judging the rule of the field that returns the half, and the description of its record
 */
export async function logFoundHalf(judging: FieldPolicy, found: unknown, context: SubgraphContext): Promise<unknown> {
  const half = await found;
  if (half != null) context.accessLog.waitFor(decide(judging, half, context));
  return half;
}
