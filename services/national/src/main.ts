import { runSubgraph } from "@aiwork/runtime/server/run-subgraph";
import { national } from "./national";

void runSubgraph(national);
