import { type FieldNode, Kind, parse, type SelectionSetNode } from "graphql";

/** Parses a field set (`"id owner { id }"`); composition refuses one that cannot be parsed. */
export function readSelection(fields: unknown): SelectionSetNode | undefined {
  try {
    const [definition] = parse(`{ ${fields} }`).definitions;
    return definition?.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet : undefined;
  } catch {
    return undefined;
  }
}

/** The top-level fields of a field set. */
export const readFieldSet = (fields: unknown): readonly FieldNode[] => fieldsOf(readSelection(fields));

/** The fields of a selection, including those of inline fragments. */
export function fieldsOf(selection: SelectionSetNode | undefined): readonly FieldNode[] {
  return (selection?.selections ?? []).flatMap((part) =>
    part.kind === Kind.FIELD ? [part] : part.kind === Kind.INLINE_FRAGMENT ? fieldsOf(part.selectionSet) : [],
  );
}

/** All fields of a field set, at every depth. */
export function allFieldsOf(fields: readonly FieldNode[]): readonly FieldNode[] {
  return fields.flatMap((field) => [field, ...allFieldsOf(fieldsOf(field.selectionSet))]);
}
