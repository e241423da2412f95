import { checkContract } from "./check-contract";
import type { Failure } from "./failure";
import { CONTRACT_FOLDER, readContract } from "./read-contract";
import { checkSupergraphFile, writeSupergraph } from "./supergraph-file";

const USAGE = `aiwork schema compose   compose both parties' parts and write schema/supergraph.graphql
aiwork schema check     report everything that is wrong with the contract`;

const tell = ({ what, member, file, whatToDo }: Failure) => `${what}\n  → ${member} (${file})\n  → ${whatToDo}`;

/** @returns the exit code: 0 for success, 1 when the contract fails, 2 for an unknown command. */
export function runCommand(words: readonly string[], say: (line: string) => void, folder = CONTRACT_FOLDER): number {
  const verb = words.join(" ");
  if (verb !== "schema compose" && verb !== "schema check") {
    say(USAGE);
    return 2;
  }
  const { failures, supergraph } = checkContract(readContract(folder));
  if (verb === "schema compose" && supergraph !== undefined) writeSupergraph(supergraph, folder);
  const all = supergraph === undefined ? failures : [...failures, ...checkSupergraphFile(supergraph, folder)];
  for (const failure of all) say(tell(failure));
  say(all.length > 0 ? `The contract fails: ${all.length}.` : "The contract holds.");
  return all.length > 0 ? 1 : 0;
}
