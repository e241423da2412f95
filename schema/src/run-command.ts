import { checkContract } from "./check-contract";
import { checkComposedFile, composedFilesOf, writeComposedFile } from "./composed-files";
import type { ContractFailure } from "./contract";
import { CONTRACT_FOLDER, readContract } from "./read-contract";
import { checkRefusalFiles, writeRefusalFiles } from "./refusal-files";

const USAGE = `aiwork schema compose   write what acts are refused with, compose both parties' parts, and write schema/supergraph.graphql and schema/api.graphql
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
  if (verb === "schema compose") writeRefusalFiles(folder);
  const { failures, supergraph } = checkContract(readContract(folder));
  const composed = supergraph === undefined ? [] : composedFilesOf(supergraph);
  if (verb === "schema compose") for (const file of composed) writeComposedFile(file, folder);
  const all = [
    ...failures,
    ...checkRefusalFiles(folder),
    ...composed.flatMap((file) => checkComposedFile(file, folder)),
  ];
  for (const failure of all) say(formatFailure(failure));
  say(all.length > 0 ? `The contract fails: ${all.length}.` : "The contract holds.");
  return all.length > 0 ? 1 : 0;
}
