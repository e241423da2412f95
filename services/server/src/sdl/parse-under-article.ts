import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  parse,
  type Source,
} from "graphql";

/**
 * An SDL file as a document whose members stand under the clause of the article whose folder the file lies in. In the
 * files themselves `@clause` is written nowhere. It is put where `@access` stands: on a type that has a rule of its
 * own, else on each of its fields; on the definition of an enum, an input, a scalar or a union.
 * @throws GraphQLError when the source is not SDL; it names the file and the line
 */
export function parseUnderArticle(source: Source, clause: string): DocumentNode {
  const { kind, definitions } = parse(source);
  const directive = clauseDirective(clause);
  return { kind, definitions: definitions.map((definition) => putClause(definition, directive)) };
}

function putClause(node: DefinitionNode, clause: ConstDirectiveNode): DefinitionNode {
  switch (node.kind) {
    case Kind.ENUM_TYPE_DEFINITION:
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
    case Kind.SCALAR_TYPE_DEFINITION:
    case Kind.UNION_TYPE_DEFINITION:
      return withClause(node, clause);
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.OBJECT_TYPE_EXTENSION:
    case Kind.INTERFACE_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_EXTENSION: {
      if (accessIndex(node.directives) >= 0) return withClause(node, clause);
      const fields = node.fields?.map((field: FieldDefinitionNode) => withClause(field, clause)) ?? [];
      return { ...node, fields };
    }
    default:
      return node;
  }
}

/** Before the access rule, as it was always served. */
function withClause<Node extends { directives?: readonly ConstDirectiveNode[] | undefined }>(
  node: Node,
  clause: ConstDirectiveNode,
): Node {
  const directives = [...(node.directives ?? [])];
  const access = accessIndex(directives);
  directives.splice(access < 0 ? directives.length : access, 0, clause);
  return { ...node, directives };
}

const accessIndex = (directives: readonly ConstDirectiveNode[] = []) =>
  directives.findIndex(({ name }) => name.value === "access");

const clauseDirective = (clause: string): ConstDirectiveNode => ({
  kind: Kind.DIRECTIVE,
  name: { kind: Kind.NAME, value: "clause" },
  arguments: [
    {
      kind: Kind.ARGUMENT,
      name: { kind: Kind.NAME, value: "of" },
      value: { kind: Kind.STRING, value: clause },
    },
  ],
});
