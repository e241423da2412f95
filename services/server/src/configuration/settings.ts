import { z } from "zod";
import { isHttpUrl } from "./read-configuration";

/** Of `ISSUERS_PATH`, which each server requires in its own way. */
export const ISSUERS_MEANING = "the file that says whose access tokens are accepted";

/**
 * The settings that every server of the project reads: the gateway and both subgraphs. What a setting means stands at its
 * schema, from which `npm run settings` writes the table in docs/operations.md.
 */
export const serverSettings = {
  HOST: z.string().default("127.0.0.1").describe("the address to listen on"),
  PORT: z.coerce
    .number("give a port number, or 0 for any free one")
    .int()
    .min(0)
    .max(65535)
    .default(0)
    .describe("the port; 0 takes any free one"),
  LOG_LEVEL: z
    .enum(["trace", "debug", "info", "warn", "error", "silent"])
    .default("info")
    .describe("what is logged: `trace`, `debug`, `info`, `warn`, `error` or `silent`"),
  INTROSPECTION: z.enum(["0", "1"], "give 1, or leave it out").default("0").describe("`1` answers introspection"),
  NODE_ENV: z.string().default("development").describe("`production` refuses what is only for trial runs"),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .string()
    .refine(isHttpUrl, "give an http or https URL, or leave it out")
    .optional()
    .describe("base URL of a collector for spans, OTLP over HTTP"),
};
