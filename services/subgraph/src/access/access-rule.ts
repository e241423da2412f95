import {
  type ConstDirectiveNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
  valueFromASTUntyped,
} from "graphql";

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

const knownRules = new Map<string, AccessRule>();

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
  const rule = knownRules.get(key) ?? {
    to: list("to") as AccessWord[],
    // guard: rule-keeps-roles-is-narrowed-to
    roles: list("roles"),
    // guard: rule-keeps-class-consent-must-cover
    category: (given.category as string | undefined) ?? null,
  };
  knownRules.set(key, rule);
  return rule;
}

/** The rule of every field of an object type, by field name: the field's own, else that of the type definition or extension it is written in. */
export function rulesOf(type: GraphQLObjectType): ReadonlyMap<string, AccessRule> {
  const rules = new Map<string, AccessRule>();
  // guard: fields-of-types-extensions-have-rules-too
  for (const block of [type.astNode, ...type.extensionASTNodes])
    for (const field of block?.fields ?? []) {
      // guard: fields-own-rule-stands-before-types
      const rule = readRule(field.directives) ?? readRule(block?.directives);
      if (rule) rules.set(field.name.value, rule);
    }
  return rules;
}

/** The types that a client can read, without those of introspection and of Federation itself, which have no rule. */
export function readableTypes(schema: GraphQLSchema): GraphQLObjectType[] {
  // guard: all-object-types-are-guarded
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => !name.startsWith("__") && name !== "_Service");
}

/** The first field of a type's `@key`; `id` where it has no key. */
export function keyFieldOf(type: GraphQLObjectType): string {
  // guard: key-may-stand-on-extension-of-type
  const directives = [type.astNode, ...type.extensionASTNodes].flatMap((block) => block?.directives ?? []);
  const key = directives
    .find(({ name }) => name.value === "key")
    ?.arguments?.find(({ name }) => name.value === "fields");
  // guard: record-is-known-by-key-need
  const fields = key ? String(valueFromASTUntyped(key.value)) : "id";
  return /[_A-Za-z]\w*/.exec(fields)?.[0] ?? "id";
}
