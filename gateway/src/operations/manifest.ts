import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ConfigurationError } from "@aiwork/runtime/configuration/read-configuration";
import { parseJson } from "@aiwork/runtime/http/parse-json";
import { type DocumentNode, Kind, parse } from "graphql";
import { z } from "zod";
import { layoutOf } from "./layout-of";

/** Generated from schema/operations when the gateway is built. */
export const BUILT_MANIFEST = join(__dirname, "..", "..", "generated", "operations", "persisted-documents.json");

/** The registered operations: those that first-party clients may run. */
export interface Manifest {
  readonly texts: readonly string[];
  readonly names: ReadonlySet<string>;
  /** The document with this id, which is the SHA-256 of its text. */
  find(id: string): string | undefined;
  /** Whether a document is registered, in any layout. */
  has(document: DocumentNode): boolean;
}

const shape = z.record(z.string(), z.string());

/** Reads the file that graphql-codegen's client preset writes: id → document. @throws ConfigurationError */
export function readManifest(path: string): Manifest {
  let written: Record<string, string>;
  try {
    written = shape.parse(parseJson(readFileSync(path, "utf8")));
    return manifestOf(written);
  } catch {
    throw new ConfigurationError([`OPERATIONS_PATH: ${path} is not an operation manifest: build it, or name another`]);
  }
}

function manifestOf(written: Record<string, string>): Manifest {
  const byId = new Map(Object.entries(written).map(([id, text]) => [id.replace(/^sha256:/, ""), text]));
  const documents = [...byId.values()].map((text) => parse(text, { noLocation: true }));
  const layouts = new Set(documents.map(layoutOf));
  return {
    texts: [...byId.values()],
    names: new Set(documents.flatMap(namesOf)),
    find: (id) => byId.get(id),
    has: (document) => layouts.has(layoutOf(document)),
  };
}

function namesOf({ definitions }: DocumentNode): string[] {
  return definitions.flatMap((node) => (node.kind === Kind.OPERATION_DEFINITION ? (node.name?.value ?? []) : []));
}
