import { z } from "zod";
import { isHttpUrl } from "./read-configuration";

/** The settings that every server of the project reads: the gateway and both subgraphs. */
export const serverSettings = {
  HOST: z.string().default("127.0.0.1"),
  PORT: z.coerce.number("give a port number, or 0 for any free one").int().min(0).max(65535).default(0),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),
  INTROSPECTION: z.enum(["0", "1"], "give 1, or leave it out").default("0"),
  NODE_ENV: z.string().default("development"),
  /** The base URL of the collector that receives spans by OTLP over HTTP. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.string().refine(isHttpUrl, "give an http or https URL, or leave it out").optional(),
};
