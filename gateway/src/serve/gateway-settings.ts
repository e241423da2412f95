import { join } from "node:path";
import { businessDaySetting } from "@aiwork/server/clock/business-clock";
import { isLoopback } from "@aiwork/server/configuration/production";
import { isHttpUrl, parseJson } from "@aiwork/server/configuration/read-configuration";
import { ISSUERS_MEANING, serverSettings, unprotectedSettings } from "@aiwork/server/configuration/settings";
import { type SigningKey, signingKeysBySubgraphSetting } from "@aiwork/server/signing/signing-keys";
import { z } from "zod";
import { BUILT_MANIFEST } from "../operations/registered-operations";

const COMMITTED_SUPERGRAPH = join(__dirname, "..", "..", "..", "schema", "supergraph.graphql");

const URLS_EXAMPLE = 'give JSON such as {"city":"http://127.0.0.1:4001/graphql"}';
const urlsByName = z.record(z.string(), z.string(URLS_EXAMPLE), URLS_EXAMPLE);

/** `SUBGRAPH_URLS`: name → URL, replacing the supergraph's own. Errors omit the URL, which may hold a secret. */
const subgraphUrlsSetting = z
  .string()
  .default("{}")
  .transform((text, context) => {
    const read = urlsByName.safeParse(parseJson(text));
    if (!read.success) context.addIssue({ code: "custom", message: URLS_EXAMPLE });
    for (const [name, url] of Object.entries(read.data ?? {}))
      if (!isHttpUrl(url)) context.addIssue({ code: "custom", message: `${name} has no http or https URL` });
    return new Map(Object.entries(read.data ?? {}));
  })
  .describe("JSON, name → URL, in place of the supergraph's own");

/** Runs a check even after other errors, so that one start reports all of them. */
// guard: what-is-wrong-with-trust-is-given
const AFTER_ERRORS_TOO = { when: () => true };

/** The gateway's settings, read from the environment when it starts. */
export const gatewaySettings = z
  .object({
    ...serverSettings,
    SUPERGRAPH_PATH: z
      .string()
      .default(COMMITTED_SUPERGRAPH)
      .meta({ description: "the supergraph's file", shown: "`schema/supergraph.graphql`" }),
    REGISTRY_URL: z
      .string()
      .refine(isHttpUrl, "give an http or https URL")
      .optional()
      .describe("the registry to fetch the supergraph from, in place of the file"),
    LAST_GOOD_PATH: z
      .string()
      .optional()
      .describe("a file that keeps the last supergraph in service, for a start without the registry"),
    OPERATIONS: z.enum(["registered", "any"], "give registered or any").optional().meta({
      description: "`any` also serves operations that are not registered",
      shown: "`registered` in production, else `any`",
    }),
    OPERATIONS_PATH: z
      .string()
      .default(BUILT_MANIFEST)
      .meta({ description: "the file of the registered operations", shown: "the built one" }),
    SUBGRAPH_URLS: subgraphUrlsSetting,
    // guard: tokens-are-read-unless-one-says-otherwise
    AUTH: z
      .enum(["on", "off"], "give off for a trial run, or leave it out")
      .default("on")
      .describe(
        "`off`: a plain federation gateway that reads no token, forwards none and signs nothing; not in production",
      ),
    LIMITS: z
      .enum(["on", "off"], "give off for a trial run, or leave it out")
      .default("on")
      .describe("`off`: neither documents nor the rate of requests are limited; not in production"),
    RATE_LIMIT: z.coerce
      .number("give a number of calls in 10 s")
      .int()
      .min(1)
      .default(10_000)
      .describe("requests of one caller in ten seconds"),
    COST_LIMIT: z.coerce
      .number("give a number of fields in 10 s")
      .int()
      .min(1)
      .default(40_000)
      .describe("fields that one caller's answers may have in ten seconds, pages counted in full"),
    PLANNING_LIMIT: z.coerce
      .number("give a number of milliseconds in 10 s")
      .int()
      .min(1)
      .default(2_000)
      .describe("milliseconds of CPU in ten seconds for one caller's documents that were not planned before"),
    MAX_IN_FLIGHT: z.coerce
      .number("give a number of calls")
      .int()
      .min(1)
      .default(64)
      .describe("requests in flight at the same time; callers without a token take half of them at most"),
    MAX_IN_FLIGHT_PER_CALLER: z.coerce
      .number("give a number of calls")
      .int()
      .min(1)
      .default(24)
      .describe("of them, and of those that are still being sent, one caller's; without a token, one address's"),
    MAX_CONNECTIONS: z.coerce
      .number("give a number of connections")
      .int()
      .min(1)
      .default(500)
      .describe("connections of one address; more for a proxy that all callers come through"),
    ISSUERS_PATH: z.string().optional().meta({ description: ISSUERS_MEANING, shown: "must be given" }),
    SUBGRAPH_SIGNING_KEYS: signingKeysBySubgraphSetting.optional().meta({ shown: "must be given" }),
    AIWORK_TODAY: businessDaySetting,
  })
  .superRefine(requireTrustSettings, AFTER_ERRORS_TOO)
  .transform(({ OPERATIONS, ...settings }) => ({
    ...settings,
    OPERATIONS: OPERATIONS ?? (settings.NODE_ENV === "production" ? "registered" : "any"),
  }));

export type GatewaySettings = z.output<typeof gatewaySettings>;

interface TrustSettings {
  AUTH: "on" | "off";
  LIMITS: "on" | "off";
  AIWORK_TODAY?: string | undefined;
  ISSUERS_PATH?: string | undefined;
  SUBGRAPH_SIGNING_KEYS?: ReadonlyMap<string, SigningKey> | undefined;
  NODE_ENV: string;
  HOST: string;
  REGISTRY_URL?: string | undefined;
  OTEL_EXPORTER_OTLP_ENDPOINT?: string | undefined;
}

/** Requires the issuers and the signing keys, unless AUTH is off for a trial run; production refuses what is for trial runs. */
function requireTrustSettings(settings: TrustSettings, context: z.core.$RefinementCtx<TrustSettings>): void {
  const { AUTH, LIMITS, AIWORK_TODAY, ISSUERS_PATH, SUBGRAPH_SIGNING_KEYS, NODE_ENV, HOST } = settings;
  const addError = (name: string, message: string) => context.addIssue({ code: "custom", path: [name], message });
  // guard: production-does-not-start-without-tokens
  if (AUTH === "off" && NODE_ENV === "production") addError("AUTH", "production does not allow off: leave it out");
  // guard: production-does-not-start-without-limits
  if (LIMITS === "off" && NODE_ENV === "production") addError("LIMITS", "production does not allow off: leave it out");
  // guard: production-does-not-start-on-fixed-day
  if (AIWORK_TODAY !== undefined && NODE_ENV === "production")
    addError("AIWORK_TODAY", "not allowed in production: leave it out");
  for (const { name, message } of unprotectedSettings(settings, ["REGISTRY_URL", "OTEL_EXPORTER_OTLP_ENDPOINT"]))
    addError(name, message);
  // guard: without-tokens-only-this-host-is-answered
  if (AUTH === "off" && !isLoopback(HOST)) addError("AUTH", "off is for this host alone: set HOST to 127.0.0.1");
  // guard: without-tokens-neither-issuers-nor-keys
  if (AUTH !== "on") return;
  // guard: with-tokens-issuers-are-asked-for
  if (ISSUERS_PATH === undefined) addError("ISSUERS_PATH", "name the file that lists the trusted token issuers");
  // guard: with-tokens-keys-of-signing-are-asked
  if (SUBGRAPH_SIGNING_KEYS === undefined)
    addError("SUBGRAPH_SIGNING_KEYS", 'give each subgraph\'s key, as JSON: {"city":"id:secret"}');
}
