import type { DefinitionNode, DirectiveNode, DocumentNode, FieldDefinitionNode } from "graphql";

type Typed = DefinitionNode & { name: { value: string }; fields?: readonly FieldDefinitionNode[] };

const carries = (directives: readonly DirectiveNode[] | undefined, name: string) =>
  directives?.some((directive) => directive.name.value === name) ?? false;

const isReadable = (definition: DefinitionNode): definition is Typed =>
  /^(ObjectType|InterfaceType)(Definition|Extension)$/.test(definition.kind);

/**
 * The fields that have no clause of the agreement or no access rule, of their own or of their type, as
 * "Type.field lacks @rule". A type's directives apply to the fields of that definition, not to its extensions.
 */
export function findUnruledMembers(sdl: DocumentNode): string[] {
  return sdl.definitions
    .filter(isReadable)
    .flatMap((type) =>
      (type.fields ?? []).flatMap((field) =>
        ["clause", "access"]
          .filter((rule) => !carries(field.directives, rule) && !carries(type.directives, rule))
          .map((rule) => `${type.name.value}.${field.name.value} lacks @${rule}`),
      ),
    );
}
