import { z } from "zod";
import { isCalendarDay } from "../graphql/calendar";
import { isHttpUrl } from "./is-http-url";

/** Settings that every server of the constellation reads. */
export const serverSettings = {
  HOST: z.string().default("127.0.0.1"),
  PORT: z.coerce.number("give a port number, or 0 for any free one").int().min(0).max(65535).default(0),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),
  INTROSPECTION: z.enum(["0", "1"], "give 1, or leave it out").default("0"),
  NODE_ENV: z.string().default("development"),
  /** The base URL of the collector that spans are sent to, by OTLP over HTTP. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.string().refine(isHttpUrl, "give an http or https URL, or leave it out").optional(),
};

/** `AIWORK_TODAY`: the business day of a trial run, which production refuses. */
export const businessDaySetting = z
  .string()
  .refine(isCalendarDay, "give a day such as 2013-10-31, or leave it out")
  .optional();

function isDatabaseUrl(url: string): boolean {
  if (!/^postgres(ql)?:\/\/[^/]+\/.+/.test(url) || !URL.canParse(url)) return false;
  try {
    return decodeURIComponent(url) !== "";
  } catch {
    return false;
  }
}

/** A PostgreSQL address; its faults are told without repeating it, for it holds a password. */
export const databaseUrl = z
  .string({ error: "give the address of a PostgreSQL database: postgres://role:password@host:port/database" })
  .refine(isDatabaseUrl, "it must look like postgres://role:password@host:port/database");

/** Refuses under production what is only for trial runs. */
export function refuseInProduction<Settings extends { NODE_ENV: string }>(names: readonly (keyof Settings & string)[]) {
  return (settings: Settings, context: z.RefinementCtx<Settings>) => {
    if (settings.NODE_ENV !== "production") return;
    for (const name of names.filter((name) => settings[name] !== undefined))
      context.addIssue({ code: "custom", path: [name], message: "production does not take it: leave it out" });
  };
}
