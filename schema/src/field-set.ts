import { type FieldNode, Kind, parse, type SelectionSetNode } from "graphql";

/** A field set (`"id owner { id }"`) as a selection; one that is not readable is composition's to refuse. */
export function readSelection(fields: unknown): SelectionSetNode | undefined {
  try {
    const [definition] = parse(`{ ${fields} }`).definitions;
    return definition?.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet : undefined;
  } catch {
    return undefined;
  }
}

/** The fields at the top of a field set. */
export const readFieldSet = (fields: unknown): readonly FieldNode[] => fieldsOf(readSelection(fields));

/** A selection's fields; an inline fragment's count as its own. */
export function fieldsOf(selection: SelectionSetNode | undefined): readonly FieldNode[] {
  return (selection?.selections ?? []).flatMap((part) =>
    part.kind === Kind.FIELD ? [part] : part.kind === Kind.INLINE_FRAGMENT ? fieldsOf(part.selectionSet) : [],
  );
}

/** All fields of a field set, at every depth. */
export function allFieldsOf(fields: readonly FieldNode[]): readonly FieldNode[] {
  return fields.flatMap((field) => [field, ...allFieldsOf(fieldsOf(field.selectionSet))]);
}
