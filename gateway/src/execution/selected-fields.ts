import {
  type FieldNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import type { BoundFetch, SelectedField } from "./bound-fetch";

/**
 * The fields selected on an object of the type, each once, with fragments expanded and `@skip` and `@include` applied.
 * Two selections of one field are merged, because the planner keeps clients' fragments.
 */
export function selectedFields(
  fetch: BoundFetch,
  set: SelectionSetNode | undefined,
  type: string,
): readonly SelectedField[] {
  if (!set) return [];
  const known = fetch.selected.get(set)?.get(type);
  if (known) return known;
  // guard: field-two-selections-ask-for-keeps-what
  const fields = mergeByName([...fieldsOf(fetch, set, type, type)]);
  fetch.selected.set(set, (fetch.selected.get(set) ?? new Map()).set(type, fields));
  return fields;
}

function* fieldsOf(
  fetch: BoundFetch,
  set: SelectionSetNode | undefined,
  type: string,
  on: string,
): Generator<SelectedField> {
  for (const node of set?.selections ?? []) {
    if (!isIncluded(node, fetch.variables)) continue;
    if (node.kind === Kind.FIELD) {
      yield { node, as: node.alias?.value ?? node.name.value, type: fieldType(fetch.schema, on, node.name.value) };
      continue;
    }
    const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : fetch.fragments.get(node.name.value);
    const condition = fragment?.typeCondition?.name.value ?? on;
    if (applies(fetch.schema, condition, type)) yield* fieldsOf(fetch, fragment?.selectionSet, type, condition);
  }
}

/** GraphQL specification, 6.3.2 and 6.3.3: fields with one response name are merged, with all their selections. */
function mergeByName(fields: readonly SelectedField[]): readonly SelectedField[] {
  const byName = new Map<string, SelectedField>();
  for (const field of fields) {
    const known = byName.get(field.as);
    byName.set(field.as, known ? { ...known, node: mergeNodes(known.node, field.node) } : field);
  }
  return byName.size === fields.length ? fields : [...byName.values()];
}

function mergeNodes(one: FieldNode, { selectionSet: other }: FieldNode): FieldNode {
  const { selectionSet: set } = one;
  if (!set || !other) return one;
  return { ...one, selectionSet: { ...set, selections: [...set.selections, ...other.selections] } };
}

function fieldType(schema: GraphQLSchema, on: string, name: string): GraphQLOutputType | undefined {
  const holder = schema.getType(on);
  return isObjectType(holder) || isInterfaceType(holder) ? holder.getFields()[name]?.type : undefined;
}

function isIncluded({ directives }: SelectionNode, variables: BoundFetch["variables"]): boolean {
  return (directives ?? []).every(({ name, arguments: given }) => {
    if (name.value !== "skip" && name.value !== "include") return true;
    const when = given?.[0]?.value;
    const value = when?.kind === Kind.VARIABLE ? variables[when.name.value] : when?.kind === Kind.BOOLEAN && when.value;
    return value === (name.value === "include");
  });
}

/** If the object's exact type is unknown, every fragment may apply. */
function applies(schema: GraphQLSchema, condition: string, type: string): boolean {
  const [wanted, actual] = [schema.getType(condition), schema.getType(type)];
  if (condition === type || !isObjectType(actual)) return true;
  return isAbstractType(wanted) && schema.isSubType(wanted, actual);
}
