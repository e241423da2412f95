import { runSubgraph } from "@aiwork/subgraph/serve/run-subgraph";
import { city } from "./city";

void runSubgraph(city);
