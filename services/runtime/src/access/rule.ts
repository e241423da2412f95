import { type ConstDirectiveNode, valueFromASTUntyped } from "graphql";

export type AccessWord =
  | "PUBLIC"
  | "SELF"
  | "OWN_PARTY"
  | "BOTH_PARTIES"
  | "PEER_WITH_CONSENT"
  | "AGGREGATE"
  | "AUDITOR"
  | "AS_PARENT";

/** What `@access` says: who may, any of them, narrowed to duties. */
export interface AccessRule {
  readonly to: readonly AccessWord[];
  /** Empty for a rule that is not narrowed. */
  readonly roles: readonly string[];
  /** What a consent must cover, for PEER_WITH_CONSENT. */
  readonly category: string | null;
}

const known = new Map<string, AccessRule>();

/** The rule among a member's directives. Rules that say the same are one object, so that a verdict serves them all. */
export function readRule(directives: readonly ConstDirectiveNode[] | undefined): AccessRule | undefined {
  const access = directives?.find(({ name }) => name.value === "access");
  if (!access) return undefined;
  const given = Object.fromEntries(
    (access.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]),
  );
  const list = (name: string) => (given[name] === undefined ? [] : ([given[name]].flat() as string[])).toSorted();
  const key = JSON.stringify([list("to"), list("roles"), given.category ?? null]);
  const rule = known.get(key) ?? {
    to: list("to") as AccessWord[],
    roles: list("roles"),
    category: (given.category as string | undefined) ?? null,
  };
  known.set(key, rule);
  return rule;
}
