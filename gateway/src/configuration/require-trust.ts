import type { RoadKey } from "@aiwork/runtime/road/road-keys";
import type { z } from "zod";

interface TrustSettings {
  AUTH: "on" | "off";
  LIMITS: "on" | "off";
  ISSUERS_PATH?: string | undefined;
  SUBGRAPH_SIGNING_KEYS?: ReadonlyMap<string, RoadKey> | undefined;
  NODE_ENV: string;
}

/** Requires the issuers and the signing keys, unless AUTH is off for a trial run. */
export function requireTrust(settings: TrustSettings, context: z.core.$RefinementCtx<TrustSettings>): void {
  const { AUTH, LIMITS, ISSUERS_PATH, SUBGRAPH_SIGNING_KEYS, NODE_ENV } = settings;
  const addError = (name: string, message: string) => context.addIssue({ code: "custom", path: [name], message });
  // guard: production-does-not-start-without-tokens
  if (AUTH === "off" && NODE_ENV === "production") addError("AUTH", "production does not allow off: leave it out");
  // guard: production-does-not-start-without-limits
  if (LIMITS === "off" && NODE_ENV === "production") addError("LIMITS", "production does not allow off: leave it out");
  // guard: without-tokens-neither-issuers-nor-keys
  if (AUTH !== "on") return;
  // guard: with-tokens-issuers-are-asked-for
  if (ISSUERS_PATH === undefined) addError("ISSUERS_PATH", "name the file that lists the trusted token issuers");
  // guard: with-tokens-keys-of-signing-are-asked
  if (SUBGRAPH_SIGNING_KEYS === undefined)
    addError("SUBGRAPH_SIGNING_KEYS", 'give each subgraph\'s key, as JSON: {"city":"id:secret"}');
}
