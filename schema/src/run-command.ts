import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkContract } from "./check-contract";
import type { ContractFailure } from "./contract";
import { CONTRACT_FOLDER, readContract } from "./read-contract";

const fileIn = (folder: string) => join(folder, "supergraph.graphql");

export function writeSupergraphFile(supergraph: string, folder = CONTRACT_FOLDER): void {
  writeFileSync(fileIn(folder), supergraph);
}

/** The committed supergraph is the change under review, so it must equal the composed one byte by byte. */
export function checkSupergraphFile(supergraph: string, folder = CONTRACT_FOLDER): ContractFailure[] {
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

const USAGE = `aiwork schema compose   compose both parties' parts and write schema/supergraph.graphql
aiwork schema check     report everything that is wrong with the contract`;

const formatFailure = ({ what, member, file, whatToDo }: ContractFailure) =>
  `${what}\n  → ${member} (${file})\n  → ${whatToDo}`;

/** @returns the exit code: 0 for success, 1 when the contract fails, 2 for an unknown command. */
export function runCommand(words: readonly string[], say: (line: string) => void, folder = CONTRACT_FOLDER): number {
  const verb = words.join(" ");
  if (verb !== "schema compose" && verb !== "schema check") {
    say(USAGE);
    return 2;
  }
  const { failures, supergraph } = checkContract(readContract(folder));
  if (verb === "schema compose" && supergraph !== undefined) writeSupergraphFile(supergraph, folder);
  const all = supergraph === undefined ? failures : [...failures, ...checkSupergraphFile(supergraph, folder)];
  for (const failure of all) say(formatFailure(failure));
  say(all.length > 0 ? `The contract fails: ${all.length}.` : "The contract holds.");
  return all.length > 0 ? 1 : 0;
}
