import { existsSync } from "node:fs";
import { join } from "node:path";
import { programOf } from "@aiwork/local/program-of";

const BUILT = ["layered-subgraph.js", "../../dist/load/access/layered-subgraph.js"].map((file) =>
  join(__dirname, file),
);

/** The tests' own subgraph program, which puts on only the layers that it is told; whether it is looked for from its source or as built. */
export function layeredProgramOf(name: string): string {
  if (name !== "city" && name !== "national") return programOf(name);
  return BUILT.find(existsSync) ?? programOf(name);
}
