import { runSubgraph } from "@aiwork/subgraph/serve/run-subgraph";
import { cityWithDemo } from "./city-with-demo";

void runSubgraph(cityWithDemo);
