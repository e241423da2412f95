import type { RoadKey } from "@aiwork/runtime/road/road-keys";
import type { z } from "zod";

interface TrustSettings {
  AUTH: "on" | "off";
  LIMITS: "on" | "off";
  ISSUERS_PATH?: string | undefined;
  SUBGRAPH_SIGNING_KEYS?: ReadonlyMap<string, RoadKey> | undefined;
  NODE_ENV: string;
}

/** Whose tokens are taken and how calls are signed must be said, unless a trial run does without either. */
export function requireTrust(settings: TrustSettings, context: z.core.$RefinementCtx<TrustSettings>): void {
  const { AUTH, LIMITS, ISSUERS_PATH, SUBGRAPH_SIGNING_KEYS, NODE_ENV } = settings;
  const fault = (name: string, message: string) => context.addIssue({ code: "custom", path: [name], message });
  if (AUTH === "off" && NODE_ENV === "production") fault("AUTH", "production does not take off: leave it out");
  if (LIMITS === "off" && NODE_ENV === "production") fault("LIMITS", "production does not take off: leave it out");
  if (AUTH !== "on") return;
  if (ISSUERS_PATH === undefined) fault("ISSUERS_PATH", "name the file that says whose access tokens are taken");
  if (SUBGRAPH_SIGNING_KEYS === undefined)
    fault("SUBGRAPH_SIGNING_KEYS", 'give each subgraph\'s key, as JSON: {"city":"id:secret"}');
}
