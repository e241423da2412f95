import { join } from "node:path";
import { serverSettings } from "@aiwork/runtime/configuration/settings";
import { roadKeysBySubgraphSetting } from "@aiwork/runtime/road/road-keys";
import { z } from "zod";
import { requireTrust } from "./require-trust";
import { subgraphUrlsSetting } from "./subgraph-urls-setting";

const COMMITTED_SUPERGRAPH = join(__dirname, "..", "..", "..", "schema", "supergraph.graphql");

/** What the gateway is told when it starts. */
export const gatewaySettings = z
  .object({
    ...serverSettings,
    SUPERGRAPH_PATH: z.string().default(COMMITTED_SUPERGRAPH),
    SUBGRAPH_URLS: subgraphUrlsSetting,
    /** Off, it is a plain federation gateway: it reads no token, forwards none and signs nothing. */
    AUTH: z.enum(["on", "off"], "give off for a trial run, or leave it out").default("on"),
    ISSUERS_PATH: z.string().optional(),
    ROAD_KEYS: roadKeysBySubgraphSetting.optional(),
  })
  // Also where something else is wrong, so that all is named at once.
  .superRefine(requireTrust, { when: () => true });

export type GatewaySettings = z.output<typeof gatewaySettings>;
