import { runSubgraph } from "@aiwork/subgraph/serve/run-subgraph";
import { nationalWithDemo } from "./national-with-demo";

void runSubgraph(nationalWithDemo);
