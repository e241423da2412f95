import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ConfigurationError, parseJson } from "@aiwork/server/configuration/read-configuration";
import type { Refusal } from "@aiwork/server/errors/refusal";
import { operationNotRegistered } from "@aiwork/server/http/inspect-document";
import { type ASTNode, type DocumentNode, Kind, parse, print, visit } from "graphql";
import { z } from "zod";

/** Refuses what is not registered, before it is validated: whoever may not send it learns nothing of the schema. */
export function refuseUnregistered(manifest: OperationManifest): (document: DocumentNode) => Refusal | undefined {
  return (document) => {
    // guard: operation-is-not-registered-is-refused
    return manifest.has(document) ? undefined : operationNotRegistered();
  };
}

/** Generated from schema/operations when the gateway is built. */
export const BUILT_MANIFEST = join(__dirname, "..", "..", "generated", "operations", "persisted-documents.json");

/** The registered operations: those that first-party clients may run. */
interface OperationManifest {
  readonly texts: readonly string[];
  readonly names: ReadonlySet<string>;
  /** The document with this id, which is the SHA-256 of its text. */
  find(id: string): string | undefined;
  /** Whether a document is registered, in any layout. */
  has(document: DocumentNode): boolean;
}

const manifestShape = z.record(z.string(), z.string());

/** Reads the file that graphql-codegen's client preset writes: id → document. @throws ConfigurationError */
export function readOperationManifest(path: string): OperationManifest {
  let written: Record<string, string>;
  try {
    written = manifestShape.parse(parseJson(readFileSync(path, "utf8")));
    return manifestOf(written);
  } catch {
    throw new ConfigurationError([`OPERATIONS_PATH: ${path} is not an operation manifest: build it, or name another`]);
  }
}

function manifestOf(written: Record<string, string>): OperationManifest {
  const byId = new Map(Object.entries(written).map(([id, text]) => [id.replace(/^sha256:/, ""), text]));
  const documents = [...byId.values()].map((text) => parse(text, { noLocation: true }));
  const layouts = new Set(documents.map(normalizeDocument));
  return {
    texts: [...byId.values()],
    names: new Set(documents.flatMap(namesOf)),
    find: (id) => byId.get(id),
    has: (document) => layouts.has(normalizeDocument(document)),
  };
}

function namesOf({ definitions }: DocumentNode): string[] {
  return definitions.flatMap((node) => (node.kind === Kind.OPERATION_DEFINITION ? (node.name?.value ?? []) : []));
}

/**
 * The normal form in which documents are compared: sorted, and without `__typename`, which clients add by themselves.
 */
function normalizeDocument(document: DocumentNode): string {
  return print(
    visit(document, {
      Field: {
        enter: (node) => (node.name.value === "__typename" && !node.alias ? null : undefined),
        leave: (node) => ({ ...node, arguments: sortByText(node.arguments) }),
      },
      Document: { leave: (node) => ({ ...node, definitions: sortByText(node.definitions) }) },
      OperationDefinition: {
        leave: (node) => ({ ...node, variableDefinitions: sortByText(node.variableDefinitions) }),
      },
      SelectionSet: { leave: (node) => ({ ...node, selections: sortByText(node.selections) }) },
      ObjectValue: { leave: (node) => ({ ...node, fields: sortByText(node.fields) }) },
      Directive: { leave: (node) => ({ ...node, arguments: sortByText(node.arguments) }) },
    }),
  );
}

function sortByText<Node extends ASTNode>(nodes: readonly Node[] = []): Node[] {
  const written = nodes.map((node) => ({ node, text: print(node) }));
  return written.sort((one, other) => (one.text < other.text ? -1 : 1)).map(({ node }) => node);
}
