import { type GraphQLObjectType, type GraphQLSchema, isObjectType, valueFromASTUntyped } from "graphql";
import { type AccessRule, readRule } from "./rule";

/** The rule of every field of an object type, by the field's name: its own, else that of the block it is written in. */
export function rulesOf(type: GraphQLObjectType): ReadonlyMap<string, AccessRule> {
  const rules = new Map<string, AccessRule>();
  for (const block of [type.astNode, ...type.extensionASTNodes])
    for (const field of block?.fields ?? []) {
      const rule = readRule(field.directives) ?? readRule(block?.directives);
      if (rule) rules.set(field.name.value, rule);
    }
  return rules;
}

/** The types that a client can read; those of introspection and of federation itself have no rule and no record. */
export function readableTypes(schema: GraphQLSchema): GraphQLObjectType[] {
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => !name.startsWith("__") && name !== "_Service");
}

/** The first field of a type's `@key`, by which a record of it is known; `id` where it has none. */
export function keyFieldOf(type: GraphQLObjectType): string {
  const directives = [type.astNode, ...type.extensionASTNodes].flatMap((block) => block?.directives ?? []);
  const key = directives
    .find(({ name }) => name.value === "key")
    ?.arguments?.find(({ name }) => name.value === "fields");
  const fields = key ? String(valueFromASTUntyped(key.value)) : "id";
  return /[_A-Za-z]\w*/.exec(fields)?.[0] ?? "id";
}
