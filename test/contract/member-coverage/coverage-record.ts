import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { PartyName } from "@aiwork/kit/system/start-system";

/** The members of a party's contract that tests executed. */
export interface ContractRecord {
  /** Members with a value in an answer, and arguments of fields that answered with a value. */
  executed: ReadonlySet<string>;
  /** Mutations that were refused. */
  refused: ReadonlySet<string>;
  /** The codes of all refusals. */
  codes: ReadonlySet<string>;
}

/** @param folder the files that the parties' schemas wrote while tests ran; each line is `outcome member [code]` */
export function readCoverageRecord(folder: string, party: PartyName): ContractRecord {
  const files = readdirSync(folder).filter((file) => file.startsWith(`${party}-`));
  const lines = new Set(files.flatMap((file) => readFileSync(join(folder, file), "utf8").split("\n")));
  const outcomes = [...lines].map((line) => line.split(" "));
  const refusals = outcomes.filter(([outcome]) => outcome === "refused");
  return {
    executed: new Set(outcomes.filter(([outcome]) => outcome !== "refused").map(([, what = ""]) => what)),
    refused: new Set(refusals.map(([, what = ""]) => what)),
    codes: new Set(refusals.map(([, , code = ""]) => code)),
  };
}
