import type { Ground } from "../access-log/access-log";
import type { SubgraphContext } from "../subgraph-context";
import { type Decision, evaluateRule, ownerOf, type RuleInput, type RuleResult } from "./evaluate-rule";

/** Logs that a row of a person's record is read, under the data category of the rule, or else of the record. */
function logAccess(input: RuleInput, ground: Ground): void {
  const { rule, record, context } = input;
  if (ground.basis === null || !record?.seekerId || record.isEntryPoint) return;
  const category = rule.category ?? record.category ?? null;
  const log = (seekerId: string | null) => {
    if (seekerId !== null) context.accessLog.log(seekerId, category, ground);
  };
  const seekerId = ownerOf(input);
  if (seekerId instanceof Promise) context.accessLog.waitFor(seekerId.then(log));
  else log(seekerId);
}

/** What all decisions on one type under one rule have in common. */
export type FieldPolicy = Pick<RuleInput, "access" | "rule" | "record">;

type Decisions = WeakMap<object, Decision | Promise<Decision>>;
const decisionsBySnapshot = new WeakMap<object, Map<unknown, Map<unknown, Decisions>>>();

/**
 * The decision on a row: made once for all its fields under one rule, and made again after a mutation.
 * Where a person's record may be read, the access is logged.
 */
export function decide(policy: FieldPolicy, row: unknown, context: SubgraphContext): Decision | Promise<Decision> {
  if (typeof row !== "object" || row === null || !policy.record) return decideRow(policy, row, context);
  const decisions = decisionsOf(policy, context);
  // guard: decision-on-one-row-is-not-taken
  const known = decisions.get(row);
  if (known !== undefined) return known;
  const decision = decideRow(policy, row, context);
  decisions.set(row, decision);
  if (decision instanceof Promise) decision.then((decided) => decisions.set(row, decided)).catch(() => {});
  return decision;
}

function decideRow(policy: FieldPolicy, row: unknown, context: SubgraphContext): Decision | Promise<Decision> {
  const input: RuleInput = { ...policy, row, context };
  const conclude = (result: RuleResult): Decision => {
    if (typeof result === "string") return result;
    logAccess(input, result);
    return "open";
  };
  const result = evaluateRule(input);
  return result instanceof Promise ? result.then(conclude) : conclude(result);
}

// guard: decision-on-one-is-not-taken-for-another
function decisionsOf({ rule, record }: FieldPolicy, { snapshot }: SubgraphContext): Decisions {
  const ofRequest = decisionsBySnapshot.get(snapshot) ?? new Map();
  decisionsBySnapshot.set(snapshot, ofRequest);
  const ofRecord = ofRequest.get(record) ?? new Map();
  ofRequest.set(record, ofRecord);
  const decisions = ofRecord.get(rule) ?? new WeakMap();
  ofRecord.set(rule, decisions);
  return decisions;
}

/**
 * Logs access to a half of a seeker that exists: that it exists already tells that the person is known, whichever
 * fields are requested.
 * @param policy the rule of the field that returns the half, and the description of its record
 */
export async function logFoundHalf(policy: FieldPolicy, found: unknown, context: SubgraphContext): Promise<unknown> {
  const half = await found;
  if (half != null) context.accessLog.waitFor(decide(policy, half, context));
  return half;
}
