import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Failure } from "./failure";
import { CONTRACT_FOLDER } from "./read-contract";

const fileIn = (folder: string) => join(folder, "supergraph.graphql");

export function writeSupergraph(supergraph: string, folder = CONTRACT_FOLDER): void {
  writeFileSync(fileIn(folder), supergraph);
}

/** The committed supergraph is the change under review, so it must equal the composed one byte by byte. */
export function checkSupergraphFile(supergraph: string, folder = CONTRACT_FOLDER): Failure[] {
  const committed = existsSync(fileIn(folder)) ? readFileSync(fileIn(folder), "utf8") : "";
  if (committed === supergraph) return [];
  const lines = supergraph.split("\n");
  const line = committed.split("\n").findIndex((text, index) => text !== lines[index]) + 1;
  return [
    {
      file: "schema/supergraph.graphql",
      member: `line ${line || lines.length}`,
      what: committed === "" ? "has not been composed" : "is not the supergraph that the contract composes to",
      whatToDo: "Run `npx aiwork schema compose` and commit the file with the change.",
    },
  ];
}
