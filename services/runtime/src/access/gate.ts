import type { GraphQLSchema } from "graphql";
import { refuse } from "../refusal/plumbing-refusals";
import type { SubgraphContext } from "../server/subgraph-context";
import type { PartyAccess } from "./record-access";
import { keyFieldOf, readableTypes, rulesOf } from "./rules-of-schema";
import { type Judging, verdictOf } from "./verdict-of";
import { wordsFor } from "./words-for";

/** A record under the rule of its key field: a caller who may not read the key gets no record at all. */
export type Gate = Judging;

/** By type name, for types whose records belong to a person or may be drafts. */
export function gatesOf(schema: GraphQLSchema, access: PartyAccess): ReadonlyMap<string, Gate> {
  const gates = new Map<string, Gate>();
  for (const type of readableTypes(schema)) {
    const record = access.records[type.name];
    // guard: records-are-gated-under-rule
    const rule = rulesOf(type).get(keyFieldOf(type));
    // guard: type-whose-record-may-be-closed
    if (record && rule && !isAlwaysOpen({ access, rule, record })) gates.set(type.name, { access, rule, record });
  }
  return gates;
}

/** True when anyone may read it, whatever the record. */
export function isAlwaysOpen({ rule, record }: Judging): boolean {
  // guard: public-is-always-open
  return rule.to.includes("PUBLIC") && rule.roles.length === 0 && !record?.isPublished;
}

/** Resolves to what this caller may read: a record that the caller may not read is null, and is left out of a list. */
// guard: refusing-role-does-not-wait-for-what
export async function keepOpen(
  gate: Gate,
  member: string,
  context: SubgraphContext,
  answer: (context: SubgraphContext) => unknown,
  canBeNull: boolean,
): Promise<unknown> {
  // guard: who-may-come-under-no-word
  requireWords(gate, member, context);
  const found = await answer(context);
  if (Array.isArray(found)) {
    const open = await Promise.all(found.map((row) => isOpen(gate, row, context)));
    // guard: records-are-not-open-are-missing
    return found.filter((_, i) => open[i]);
  }
  // guard: record-is-not-open-is-null
  if (found == null || (await isOpen(gate, found, context))) return found;
  // guard: record-is-not-open-be-null-is
  if (canBeNull) return null;
  throw refuse("WITHHELD", { member });
}

/** Runs before anything is read, so that the error says nothing about what exists. */
export function requireWords({ rule, access }: Gate, member: string, context: SubgraphContext): void {
  if (wordsFor(rule, context.caller, access.party).length === 0) refuseDuty(member, context);
}

/** @throws SIGN_IN_FIRST without a token, NOT_YOUR_ROLE with one */
export function refuseDuty(member: string, { caller }: SubgraphContext): never {
  // guard: without-token-one-is-asked-to-sign
  throw caller.subject === null ? refuse("SIGN_IN_FIRST") : refuse("NOT_YOUR_ROLE", { member });
}

async function isOpen(gate: Gate, row: unknown, context: SubgraphContext): Promise<boolean> {
  // guard: withheld-is-not-open
  return (await verdictOf(gate, await row, context)) === "open";
}
