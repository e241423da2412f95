import type { Posing } from "@aiwork/runtime/testing/test-caller";

/** What the bench adds, one after the other, to a bare system; with all of them it is the product. */
export const LAYERS = ["guards", "records", "road", "rows"] as const;
export type Layer = (typeof LAYERS)[number];

/** The environment variable that tells the bench's own subgraph program which layers to put on. */
export const LAYERS_VARIABLE = "BENCH_LAYERS";

/** Who asks: by a token where there is a road, as a given where there is none. */
export const COUNSELOR = { role: "city.counselor", servicePoints: ["toyohira"] } satisfies Posing;

/** A person of the demo data whom both sides know from every side, who has registered at Toyohira. */
export const PERSON = "451084d6-083c-40d9-8120-3fded5774f8a";
