import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Supergraph } from "@apollo/federation-internals";
import { printSchema } from "graphql";
import type { ContractFailure } from "./contract";
import { CONTRACT_FOLDER } from "./read-contract";

/** A file that is committed beside the contract it is composed from. */
export interface ComposedFile {
  readonly name: string;
  readonly text: string;
}

/** What the contract composes to: the supergraph for gateways, and the API schema, which is all that clients see of it. */
export function composedFilesOf(supergraph: string): ComposedFile[] {
  const api = Supergraph.build(supergraph).apiSchema().toGraphQLJSSchema();
  return [
    { name: "supergraph.graphql", text: supergraph },
    { name: "api.graphql", text: `${printSchema(api)}\n` },
  ];
}

export function writeComposedFile({ name, text }: ComposedFile, folder = CONTRACT_FOLDER): void {
  writeFileSync(join(folder, name), text);
}

/** A committed file is the change under review, so it must equal the composed one byte by byte. */
export function checkComposedFile({ name, text }: ComposedFile, folder = CONTRACT_FOLDER): ContractFailure[] {
  const path = join(folder, name);
  const committed = existsSync(path) ? readFileSync(path, "utf8") : "";
  if (committed === text) return [];
  const lines = text.split("\n");
  const line = committed.split("\n").findIndex((each, index) => each !== lines[index]) + 1;
  return [
    {
      file: `schema/${name}`,
      member: `line ${line || lines.length}`,
      what: committed === "" ? "has not been composed" : "is not what the contract composes to",
      whatToDo: "Run `npx aiwork schema compose` and commit the file with the change.",
    },
  ];
}
