import { city } from "@aiwork/city/city";
import type { Party } from "@aiwork/subgraph/serve/party";
import { seedCityDemo } from "./city-demo";

/** The city's subgraph, which can also load the demonstration population. */
export const cityWithDemo: Party = { ...city, dataSets: { ...city.dataSets, demo: seedCityDemo } };
