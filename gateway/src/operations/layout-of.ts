import { type ASTNode, type DocumentNode, print, visit } from "graphql";

/**
 * The normal form in which documents are compared: sorted, and without `__typename`, which clients add by themselves.
 */
export function layoutOf(document: DocumentNode): string {
  return print(
    visit(document, {
      Field: {
        enter: (node) => (node.name.value === "__typename" && !node.alias ? null : undefined),
        leave: (node) => ({ ...node, arguments: inOrder(node.arguments) }),
      },
      Document: { leave: (node) => ({ ...node, definitions: inOrder(node.definitions) }) },
      OperationDefinition: { leave: (node) => ({ ...node, variableDefinitions: inOrder(node.variableDefinitions) }) },
      SelectionSet: { leave: (node) => ({ ...node, selections: inOrder(node.selections) }) },
      ObjectValue: { leave: (node) => ({ ...node, fields: inOrder(node.fields) }) },
      Directive: { leave: (node) => ({ ...node, arguments: inOrder(node.arguments) }) },
    }),
  );
}

function inOrder<Node extends ASTNode>(nodes: readonly Node[] = []): Node[] {
  const written = nodes.map((node) => ({ node, text: print(node) }));
  return written.sort((one, other) => (one.text < other.text ? -1 : 1)).map(({ node }) => node);
}
