import { existsSync } from "node:fs";
import { join } from "node:path";
import { programPath } from "@aiwork/local/run-process";

/** The environment variable with the directory in which a file of each party's name holds its business day. */
export const DAYS_DIRECTORY_VARIABLE = "TEST_DAYS_DIRECTORY";

const BUILT_PROGRAM = ["dated-subgraph.js", "../../dist/system/dated-subgraph.js"].map((file) => join(__dirname, file));

/** The parties' programs with a clock that the test moves; found from src and from dist. */
export function datedProgramOf(name: string, dataSet?: string): string {
  const program = BUILT_PROGRAM.find(existsSync);
  return program && (name === "city" || name === "national") ? program : programPath(name, dataSet);
}
