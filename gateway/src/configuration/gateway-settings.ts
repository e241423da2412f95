import { join } from "node:path";
import { serverSettings } from "@aiwork/runtime/configuration/settings";
import { z } from "zod";
import { subgraphUrlsSetting } from "./subgraph-urls-setting";

const COMMITTED_SUPERGRAPH = join(__dirname, "..", "..", "..", "schema", "supergraph.graphql");

/** What the gateway is told when it starts. */
export const gatewaySettings = z.object({
  ...serverSettings,
  SUPERGRAPH_PATH: z.string().default(COMMITTED_SUPERGRAPH),
  SUBGRAPH_URLS: subgraphUrlsSetting,
});

export type GatewaySettings = z.output<typeof gatewaySettings>;
