import { join } from "node:path";
import { isHttpUrl } from "@aiwork/runtime/configuration/is-http-url";
import { serverSettings } from "@aiwork/runtime/configuration/settings";
import { roadKeysBySubgraphSetting } from "@aiwork/runtime/road/road-keys";
import { z } from "zod";
import { BUILT_MANIFEST } from "../operations/manifest";
import { requireTrust } from "./require-trust";
import { subgraphUrlsSetting } from "./subgraph-urls-setting";

const COMMITTED_SUPERGRAPH = join(__dirname, "..", "..", "..", "schema", "supergraph.graphql");

/** The gateway's settings, read from the environment when it starts. */
// guard: what-is-wrong-with-trust-is-given
export const gatewaySettings = z
  .object({
    ...serverSettings,
    SUPERGRAPH_PATH: z.string().default(COMMITTED_SUPERGRAPH),
    /** The registry to fetch the supergraph from, instead of the file. */
    REGISTRY_URL: z.string().refine(isHttpUrl, "give an http or https URL").optional(),
    /** The file that keeps the last supergraph in service, for a start without the registry. */
    LAST_GOOD_PATH: z.string().optional(),
    /** Whether unregistered operations are served. */
    OPERATIONS: z.enum(["registered", "any"], "give registered or any").optional(),
    OPERATIONS_PATH: z.string().default(BUILT_MANIFEST),
    SUBGRAPH_URLS: subgraphUrlsSetting,
    /** When off, this is a plain federation gateway: it reads no token, forwards none and signs nothing. */
    // guard: tokens-are-read-unless-one-says-otherwise
    AUTH: z.enum(["on", "off"], "give off for a trial run, or leave it out").default("on"),
    /** When off, neither documents nor the rate of requests are limited. */
    LIMITS: z.enum(["on", "off"], "give off for a trial run, or leave it out").default("on"),
    /** Requests per caller in ten seconds. */
    RATE_LIMIT: z.coerce.number("give a number of calls in 10 s").int().min(1).default(10_000),
    /** Requests in flight at the same time. */
    MAX_IN_FLIGHT: z.coerce.number("give a number of calls").int().min(1).default(64),
    ISSUERS_PATH: z.string().optional(),
    SUBGRAPH_SIGNING_KEYS: roadKeysBySubgraphSetting.optional(),
  })
  // Runs even after other errors, so that one start reports all of them.
  .superRefine(requireTrust, { when: () => true })
  .transform(({ OPERATIONS, ...settings }) => ({
    ...settings,
    OPERATIONS: OPERATIONS ?? (settings.NODE_ENV === "production" ? "registered" : "any"),
  }));

export type GatewaySettings = z.output<typeof gatewaySettings>;
