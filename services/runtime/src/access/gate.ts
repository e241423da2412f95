import type { GraphQLSchema } from "graphql";
import { refuse } from "../refusal/plumbing-refusals";
import type { SubgraphContext } from "../server/subgraph-context";
import type { PartyAccess } from "./record-access";
import { keyFieldOf, readableTypes, rulesOf } from "./rules-of-schema";
import { type Judging, verdictOf } from "./verdict-of";
import { wordsFor } from "./words-for";

/** A record under the rule of its key: where that is not open, there is no such record. */
export type Gate = Judging;

/** By type, for those whose records are somebody's or may be drafts. */
export function gatesOf(schema: GraphQLSchema, access: PartyAccess): ReadonlyMap<string, Gate> {
  const gates = new Map<string, Gate>();
  for (const type of readableTypes(schema)) {
    const record = access.records[type.name];
    const rule = rulesOf(type).get(keyFieldOf(type));
    if (record && rule && !isAlwaysOpen({ access, rule, record })) gates.set(type.name, { access, rule, record });
  }
  return gates;
}

/** Open to anyone, whatever the record. */
export function isAlwaysOpen({ rule, record }: Judging): boolean {
  return rule.to.includes("PUBLIC") && rule.roles.length === 0 && !record?.isPublished;
}

/** Resolves to what there is for this caller: a record that is not open is null, and is missing in a list. */
export async function keepOpen(
  gate: Gate,
  member: string,
  context: SubgraphContext,
  answer: (context: SubgraphContext) => unknown,
  canBeNull: boolean,
): Promise<unknown> {
  requireWords(gate, member, context);
  const found = await answer(context);
  if (Array.isArray(found)) {
    const open = await Promise.all(found.map((row) => isOpen(gate, row, context)));
    return found.filter((_, i) => open[i]);
  }
  if (found == null || (await isOpen(gate, found, context))) return found;
  if (canBeNull) return null;
  throw refuse("WITHHELD", { member });
}

/** Told before anything is looked for, so that it tells nothing of what there is. */
export function requireWords({ rule, access }: Gate, member: string, context: SubgraphContext): void {
  if (wordsFor(rule, context.caller, access.party).length === 0) refuseDuty(member, context);
}

/** @throws SIGN_IN_FIRST without a token, NOT_YOUR_ROLE with one */
export function refuseDuty(member: string, { caller }: SubgraphContext): never {
  throw caller.subject === null ? refuse("SIGN_IN_FIRST") : refuse("NOT_YOUR_ROLE", { member });
}

async function isOpen(gate: Gate, row: unknown, context: SubgraphContext): Promise<boolean> {
  return (await verdictOf(gate, await row, context)) === "open";
}
