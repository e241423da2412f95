import { type FieldNode, Kind, parse, type SelectionSetNode } from "graphql";
import { type Contract, type PartySdl, partiesOf } from "./contract";
import { argumentOf, directivesOf } from "./directives";

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
export const readFieldSet = (fields: unknown): readonly FieldNode[] => fieldsOfSelection(readSelection(fields));

/** The fields of a selection, including those of inline fragments. */
function fieldsOfSelection(selection: SelectionSetNode | undefined): readonly FieldNode[] {
  return (selection?.selections ?? []).flatMap((part) =>
    part.kind === Kind.FIELD ? [part] : part.kind === Kind.INLINE_FRAGMENT ? fieldsOfSelection(part.selectionSet) : [],
  );
}

/** All fields of a field set, at every depth. */
export function allSelectedFields(fields: readonly FieldNode[]): readonly FieldNode[] {
  return fields.flatMap((field) => [field, ...allSelectedFields(fieldsOfSelection(field.selectionSet))]);
}

/** Every @key of a type in one party's part, on its definition or an extension. */
export const keyDirectives = (sdl: PartySdl, typeName: string) =>
  sdl.blocks.filter(({ name }) => name === typeName).flatMap(({ node }) => directivesOf(node, "key"));

export const isEntity = (contract: Contract, typeName: string): boolean =>
  partiesOf(contract).some((sdl) => keyDirectives(sdl, typeName).length > 0);

/** The top-level fields of a type's keys. */
export const keyFieldsOf = (sdl: PartySdl, typeName: string): ReadonlySet<string> =>
  new Set(
    keyDirectives(sdl, typeName).flatMap((key) =>
      readFieldSet(argumentOf(key, "fields")).map(({ name }) => name.value),
    ),
  );

/** A stub only refers to the other party's entity: `resolvable: false`. */
export const isStub = (sdl: PartySdl, typeName: string): boolean =>
  keyDirectives(sdl, typeName).some((key) => argumentOf(key, "resolvable") === false);
