import { join } from "node:path";
import { isHttpUrl } from "@aiwork/runtime/configuration/is-http-url";
import { serverSettings } from "@aiwork/runtime/configuration/settings";
import { roadKeysBySubgraphSetting } from "@aiwork/runtime/road/road-keys";
import { z } from "zod";
import { BUILT_MANIFEST } from "../operations/manifest";
import { requireTrust } from "./require-trust";
import { subgraphUrlsSetting } from "./subgraph-urls-setting";

const COMMITTED_SUPERGRAPH = join(__dirname, "..", "..", "..", "schema", "supergraph.graphql");

/** What the gateway is told when it starts. */
export const gatewaySettings = z
  .object({
    ...serverSettings,
    SUPERGRAPH_PATH: z.string().default(COMMITTED_SUPERGRAPH),
    /** Where the supergraph is asked for, in place of the file. */
    REGISTRY_URL: z.string().refine(isHttpUrl, "give an http or https URL").optional(),
    /** Where the supergraph that was last in service is kept, for a start without the registry. */
    LAST_GOOD_PATH: z.string().optional(),
    /** Whether operations that nobody has registered are served. */
    OPERATIONS: z.enum(["registered", "any"], "give registered or any").optional(),
    OPERATIONS_PATH: z.string().default(BUILT_MANIFEST),
    SUBGRAPH_URLS: subgraphUrlsSetting,
    /** Off, it is a plain federation gateway: it reads no token, forwards none and signs nothing. */
    AUTH: z.enum(["on", "off"], "give off for a trial run, or leave it out").default("on"),
    /** Off, no document is too much, and nobody asks too often. */
    LIMITS: z.enum(["on", "off"], "give off for a trial run, or leave it out").default("on"),
    /** Calls of one caller in ten seconds. */
    RATE_LIMIT: z.coerce.number("give a number of calls in 10 s").int().min(1).default(10_000),
    /** Calls answered at the same time. */
    MAX_IN_FLIGHT: z.coerce.number("give a number of calls").int().min(1).default(64),
    ISSUERS_PATH: z.string().optional(),
    SUBGRAPH_SIGNING_KEYS: roadKeysBySubgraphSetting.optional(),
  })
  // Also where something else is wrong, so that all is named at once.
  .superRefine(requireTrust, { when: () => true })
  .transform(({ OPERATIONS, ...settings }) => ({
    ...settings,
    OPERATIONS: OPERATIONS ?? (settings.NODE_ENV === "production" ? "registered" : "any"),
  }));

export type GatewaySettings = z.output<typeof gatewaySettings>;
