import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseSdl } from "@aiwork/server/sdl/read-sdl";
import type { Source } from "graphql";
import type { ContractFailure, ContractParty } from "./contract";
import { CONTRACT_FOLDER, readContract } from "./read-contract";
import { findRefusals, type ListedError } from "./refusals-by-act";
import { readSourceModules } from "./source-modules";

/** Files of the contract that follow from the code: what each act may be refused with. */
const SUFFIX = ".errors.graphql";
const HEAD = "# Written by `npx aiwork schema compose` from the errors that the acts throw.\n";
const PARTIES = ["city", "national"] as const satisfies readonly ContractParty[];

/** The error type of an act, as its payload's `userErrors` lists it. */
export const errorTypeOf = (act: string): string => `${act.charAt(0).toUpperCase()}${act.slice(1)}Error`;

/** By path within the contract's folder, beside the file that declares the acts: `city/joint-counter/visit.errors.graphql`. */
export function refusalFiles(folder = CONTRACT_FOLDER): Map<string, string> {
  const services = join(folder, "../services");
  const contract = readContract(folder);
  const files = new Map<string, string>();
  // The contract may be read alone: what stands in it is then taken as it is.
  if (!PARTIES.every((party) => existsSync(join(services, party)))) return files;
  for (const party of PARTIES) {
    const folders = ["agreement", "subgraph", party].map((name) => join(services, name, "src"));
    const refusalsOf = findRefusals(folders.flatMap(readSourceModules));
    for (const source of contract[party]) {
      const acts = actsIn(source);
      if (acts.length === 0) continue;
      const path = source.name.replace(/^schema\//, "").replace(/\.graphql$/, SUFFIX);
      files.set(path, [HEAD, ...acts.map((act) => describeErrors(act, refusalsOf(act)))].join("\n"));
    }
  }
  return files;
}

function actsIn(source: Source): string[] {
  return parseSdl([source]).definitions.flatMap((node) =>
    "fields" in node && "name" in node && node.name?.value === "Mutation"
      ? (node.fields ?? []).map(({ name }) => name.value)
      : [],
  );
}

function describeErrors(act: string, refusals: readonly ListedError[]): string {
  const type = errorTypeOf(act);
  const values = refusals.map(({ code, sentence }) => `  ${JSON.stringify(sentence)}\n  ${code}\n`);
  return `"Why ${act} was refused."
type ${type} implements UserError @access(to: [AS_PARENT]) {
  "The error's code, which is never reused for another error."
  code: ${type}Code!
  "A sentence for people, in Japanese or English by Accept-Language."
  message: String!
  "The field that it is about, within the input; an entry of a list by its position, from 0."
  path: [String!]
  "What it asks of the caller."
  kind: UserErrorKind!
}

"The codes of ${act}'s errors."
enum ${type}Code {
${values.join("")}}
`;
}

/** Writes the files, and removes those of acts that are gone. */
export function writeRefusalFiles(folder = CONTRACT_FOLDER): void {
  const files = refusalFiles(folder);
  for (const path of files.size > 0 ? writtenFiles(folder) : []) if (!files.has(path)) rmSync(join(folder, path));
  for (const [path, text] of files) writeFileSync(join(folder, path), text);
}

/** The committed files must say what the code throws. */
export function checkRefusalFiles(folder = CONTRACT_FOLDER): ContractFailure[] {
  const files = refusalFiles(folder);
  if (files.size === 0) return [];
  const paths = [...new Set([...files.keys(), ...writtenFiles(folder)])];
  const written = (path: string) => (existsSync(join(folder, path)) ? readFileSync(join(folder, path), "utf8") : "");
  return paths
    .filter((path) => written(path) !== (files.get(path) ?? ""))
    .map((path) => ({
      file: `schema/${path}`,
      member: dirname(path),
      what: "does not list what the acts are refused with",
      whatToDo: "Run `npx aiwork schema compose` and commit the file with the change.",
    }));
}

function writtenFiles(folder: string): string[] {
  return PARTIES.flatMap((party) =>
    readdirSync(join(folder, party), { recursive: true, encoding: "utf8" }).map((file) => `${party}/${file}`),
  ).filter((file) => file.endsWith(SUFFIX));
}
