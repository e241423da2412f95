import { runSubgraph } from "@aiwork/subgraph/serve/run-subgraph";
import { national } from "./national";

void runSubgraph(national);
