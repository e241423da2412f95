import { platformError } from "@aiwork/server/errors/platform.errors";
import type { GraphQLSchema } from "graphql";
import type { SubgraphContext } from "../subgraph-context";
import { keyFieldOf, readableTypes, rulesOf } from "./access-rule";
import { decide, type FieldPolicy } from "./decide";
import { matchingRules } from "./matching-rules";
import type { PartyAccess } from "./party-access";

/** A record under the rule of its key field: a caller who may not read the key gets no record at all. */
export type KeyPolicy = FieldPolicy;

/** By type name, for types whose records belong to a person or may be drafts. */
export function keyPoliciesOf(schema: GraphQLSchema, access: PartyAccess): ReadonlyMap<string, KeyPolicy> {
  const policies = new Map<string, KeyPolicy>();
  for (const type of readableTypes(schema)) {
    const record = access.records[type.name];
    // guard: records-are-filtered-under-rule
    const rule = rulesOf(type).get(keyFieldOf(type));
    // guard: type-whose-record-may-be-closed
    if (record && rule && !isOpenToAnyone({ access, rule, record })) policies.set(type.name, { access, rule, record });
  }
  return policies;
}

/** True when anyone may read it, whatever the record. */
export function isOpenToAnyone({ rule, record }: FieldPolicy): boolean {
  // guard: public-is-always-open
  return rule.to.includes("PUBLIC") && rule.roles.length === 0 && !record?.isPublished;
}

/** What becomes of a record that the caller may not read. */
export interface FieldShape {
  /** Whether the field may be null: then such a record is null, otherwise an error. */
  readonly canBeNull: boolean;
  /** Whether the items of the field's list may be null: then each keeps its place, otherwise such a record is left out. */
  readonly keepsPlaces: boolean;
}

/** Resolves to what this caller may read. */
// guard: refusing-role-does-not-wait-for-what
export async function filterReadable(
  policy: KeyPolicy,
  member: string,
  context: SubgraphContext,
  resolve: (context: SubgraphContext) => unknown,
  { canBeNull, keepsPlaces }: FieldShape,
): Promise<unknown> {
  // guard: who-may-come-under-no-word
  authorize(policy, member, context);
  const found = await resolve(context);
  if (Array.isArray(found)) {
    const open = await Promise.all(found.map((row) => !(row instanceof Error) && isReadable(policy, row, context)));
    // guard: record-of-batch-is-not-open-is-error-at-its-place
    if (keepsPlaces) return found.map((row, i) => (open[i] ? row : platformError("NOT_READABLE")));
    // guard: records-are-not-open-are-missing
    return found.filter((_, i) => open[i]);
  }
  // guard: record-is-not-open-is-null
  if (found == null || (await isReadable(policy, found, context))) return found;
  // guard: record-is-not-open-be-null-is
  if (canBeNull) return null;
  throw platformError("WITHHELD", { member });
}

/** Runs before anything is read, so that the error says nothing about what exists. */
export function authorize({ rule, access }: KeyPolicy, member: string, context: SubgraphContext): void {
  if (matchingRules(rule, context.caller, access.party).length === 0) throwWrongRole(member, context);
}

/** @throws SIGN_IN_FIRST without a token, NOT_YOUR_ROLE with one */
export function throwWrongRole(member: string, { caller }: SubgraphContext): never {
  // guard: without-token-one-is-asked-to-sign
  throw caller.subject === null ? platformError("SIGN_IN_FIRST") : platformError("NOT_YOUR_ROLE", { member });
}

async function isReadable(policy: KeyPolicy, row: unknown, context: SubgraphContext): Promise<boolean> {
  // guard: withheld-is-not-open
  return (await decide(policy, await row, context)) === "open";
}
