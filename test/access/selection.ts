import { rulesOf } from "@aiwork/runtime/access/rules-of-schema";
import { type GraphQLObjectType, type GraphQLOutputType, getNamedType, isLeafType, isObjectType } from "graphql";
import type { Party } from "../constellation";
import { argumentsOf } from "./arguments";
import { fieldsOf } from "./sdl";

/** A field with its arguments and the selection of everything under the same access rule: values, pages, payloads. */
export function fieldText(party: Party, type: string, field: string): string {
  const found = fieldsOf(party, type)[field];
  if (!found) throw new Error(`${party} has no ${type}.${field}`);
  return `${field}${argumentsOf(party, type, field)}${selectionOf(party, found.type)}`;
}

/** Selects only `__typename` of a type with access rules of its own. */
function selectionOf(party: Party, type: GraphQLOutputType): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return "";
  const inside = isObjectType(named) ? valuesOf(party, named) : [];
  return ` { ${inside.length > 0 ? inside.join(" ") : "__typename"} }`;
}

function valuesOf(party: Party, type: GraphQLObjectType): string[] {
  const rules = rulesOf(type);
  return Object.values(type.getFields()).flatMap((field): string[] => {
    const named = getNamedType(field.type);
    if (!rules.get(field.name)?.to.includes("AS_PARENT") || field.args.length > 0) return [];
    if (isLeafType(named)) return [field.name];
    const inside = isObjectType(named) ? valuesOf(party, named) : [];
    return inside.length > 0 ? [`${field.name} { ${inside.join(" ")} }`] : [];
  });
}
