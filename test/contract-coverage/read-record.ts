import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Party } from "../constellation";

/** What the tests executed of a party's contract. */
export interface ContractRecord {
  /** Members that were answered with something, or given where the answer was something. */
  executed: ReadonlySet<string>;
  /** Acts that were refused. */
  refused: ReadonlySet<string>;
  /** By which codes anything was refused. */
  codes: ReadonlySet<string>;
}

/** @param folder of what the parties' schemas noted while tests ran, each line `how what [code]` */
export function readRecord(folder: string, party: Party): ContractRecord {
  const files = readdirSync(folder).filter((file) => file.startsWith(`${party}-`));
  const lines = new Set(files.flatMap((file) => readFileSync(join(folder, file), "utf8").split("\n")));
  const noted = [...lines].map((line) => line.split(" "));
  const refusals = noted.filter(([how]) => how === "refused");
  return {
    executed: new Set(noted.filter(([how]) => how !== "refused").map(([, what = ""]) => what)),
    refused: new Set(refusals.map(([, what = ""]) => what)),
    codes: new Set(refusals.map(([, , code = ""]) => code)),
  };
}
