import { existsSync } from "node:fs";
import { join } from "node:path";
import { programPath } from "@aiwork/local/run-process";
import type { CallerClaims } from "../access/test-caller";

/** The layers that the bench adds to a bare system one after the other; with all of them it is the product. */
export const LAYERS = ["guards", "records", "signing", "rows"] as const;
export type Layer = (typeof LAYERS)[number];

/** The environment variable with the layers of the bench's own subgraph program. */
export const LAYERS_VARIABLE = "BENCH_LAYERS";

/** The caller: by a token with request signing, as a constant without it. */
export const LAYER_COUNSELOR = { role: "city.counselor", servicePoints: ["toyohira"] } satisfies CallerClaims;

/** A person of the demo data with records of every kind at both parties, registered at Toyohira. */
export const LAYER_PERSON = "451084d6-083c-40d9-8120-3fded5774f8a";

const BUILT_PROGRAM = ["layered-subgraph.js", "../../dist/layers/layered-subgraph.js"].map((file) =>
  join(__dirname, file),
);

/** The tests' own subgraph program, which uses only the layers of LAYERS_VARIABLE; found from src and from dist. */
export function layeredProgramOf(name: string, dataSet?: string): string {
  if (name !== "city" && name !== "national") return programPath(name, dataSet);
  return BUILT_PROGRAM.find(existsSync) ?? programPath(name, dataSet);
}
