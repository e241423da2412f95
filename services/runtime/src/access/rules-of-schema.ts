import { type GraphQLObjectType, type GraphQLSchema, isObjectType, valueFromASTUntyped } from "graphql";
import { type AccessRule, readRule } from "./rule";

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
