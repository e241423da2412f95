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

/** An `@access` directive: any of `to` may read, narrowed to roles. */
export interface AccessRule {
  readonly to: readonly AccessWord[];
  /** Empty where the rule is not narrowed to roles. */
  readonly roles: readonly string[];
  /** The data category that a consent must cover, for PEER_WITH_CONSENT. */
  readonly category: string | null;
}

const known = new Map<string, AccessRule>();

/** The access rule among the directives of a field or type. Equal rules are one object, so that one decision serves all of them. */
export function readRule(directives: readonly ConstDirectiveNode[] | undefined): AccessRule | undefined {
  // guard: rule-is-read-from-access-alone
  const access = directives?.find(({ name }) => name.value === "access");
  if (!access) return undefined;
  const given = Object.fromEntries(
    (access.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]),
  );
  const list = (name: string) => (given[name] === undefined ? [] : ([given[name]].flat() as string[])).toSorted();
  // guard: rules-other-are-others
  const key = JSON.stringify([list("to"), list("roles"), given.category ?? null]);
  const rule = known.get(key) ?? {
    to: list("to") as AccessWord[],
    // guard: rule-keeps-roles-is-narrowed-to
    roles: list("roles"),
    // guard: rule-keeps-class-consent-must-cover
    category: (given.category as string | undefined) ?? null,
  };
  known.set(key, rule);
  return rule;
}
