import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Source } from "graphql";
import type { ContractText } from "./contract";

/** The folder of the contract, relative to both src and dist. */
export const CONTRACT_FOLDER = join(__dirname, "..");

export function readContract(folder = CONTRACT_FOLDER): ContractText {
  const read = (part: string) => readFolder(folder, part);
  return {
    articles: readJson(folder, "articles"),
    roles: readJson(folder, "roles"),
    agreement: read("agreement"),
    city: read("city"),
    national: read("national"),
  };
}

function readFolder(folder: string, part: string): Source[] {
  const files = readdirSync(join(folder, part)).filter((file) => file.endsWith(".graphql"));
  // Sorted, because the order of files differs between machines and the supergraph is compared byte by byte.
  return files
    .sort()
    .map((file) => new Source(readFileSync(join(folder, part, file), "utf8"), `schema/${part}/${file}`));
}

function readJson<Entry>(folder: string, name: string): Entry[] {
  return JSON.parse(readFileSync(join(folder, "agreement", `${name}.json`), "utf8"));
}
