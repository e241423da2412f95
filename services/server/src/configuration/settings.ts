import { z } from "zod";
import { environmentSetting, isProtectedUrl, PROTECTED_ADVICE } from "./production";
import { isHttpUrl } from "./read-configuration";

/** Of `ISSUERS_PATH`, which each server requires in its own way. */
export const ISSUERS_MEANING = "the file that says whose access tokens are accepted";

const portSetting = z.coerce.number("give a port number, or 0 for any free one").int().min(0).max(65535).default(0);

/**
 * The settings that every server of the project reads: the gateway and both subgraphs. What a setting means stands at its
 * schema, from which `npm run settings` writes the table in docs/operations.md.
 */
export const serverSettings = {
  HOST: z.string().default("127.0.0.1").describe("the address to listen on"),
  PORT: portSetting.describe("the port; 0 takes any free one"),
  LOG_LEVEL: z
    .enum(["trace", "debug", "info", "warn", "error", "silent"])
    .default("info")
    .describe("what is logged: `trace`, `debug`, `info`, `warn`, `error` or `silent`"),
  INTROSPECTION: z.enum(["0", "1"], "give 1, or leave it out").default("0").describe("`1` answers introspection"),
  NODE_ENV: environmentSetting,
  MONITORING_HOST: z
    .string()
    .default("127.0.0.1")
    .describe(
      "the address at which `/metrics` and `/readyz` are answered, without a token: reachable for operators alone",
    ),
  MONITORING_PORT: portSetting.describe("the port of `/metrics` and `/readyz`; 0 takes any free one"),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .string()
    .refine(isHttpUrl, "give an http or https URL, or leave it out")
    .optional()
    .describe("base URL of a collector for spans, OTLP over HTTP"),
};

/** The settings that name another server, which production reaches over TLS. @returns the names of those that do not */
export function unprotectedSettings<Settings extends { NODE_ENV: string }>(
  settings: Settings,
  names: readonly (keyof Settings & string)[],
): { name: string; message: string }[] {
  // guard: production-sends-nothing-in-clear
  if (settings.NODE_ENV !== "production") return [];
  const given = names.filter((name) => typeof settings[name] === "string" && !isProtectedUrl(String(settings[name])));
  return given.map((name) => ({ name, message: PROTECTED_ADVICE }));
}
