import { national } from "@aiwork/national/national";
import type { Party } from "@aiwork/subgraph/serve/party";
import { seedNationalDemo } from "./national-demo";

/** The national subgraph, which can also load the demonstration population. */
export const nationalWithDemo: Party = { ...national, dataSets: { ...national.dataSets, demo: seedNationalDemo } };
