import { runSubgraph } from "@aiwork/runtime/server/run-subgraph";
import { city } from "./city";

void runSubgraph(city);
