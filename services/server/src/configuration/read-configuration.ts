import type { z } from "zod";

/** The error of an invalid configuration: one sentence for each invalid setting. */
export class ConfigurationError extends Error {
  override readonly name = "ConfigurationError";

  constructor(readonly sentences: readonly string[]) {
    super(`The configuration cannot be used:\n${sentences.map((sentence) => `  - ${sentence}`).join("\n")}`);
  }
}

/** Reads settings from the environment; an empty value counts as absent. @throws ConfigurationError naming every invalid setting */
export function readConfiguration<Schema extends z.ZodType>(
  schema: Schema,
  environment: NodeJS.ProcessEnv = process.env,
): z.output<Schema> {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const result = schema.safeParse(given);
  // guard: production-verifies-certificates
  if (result.success && isUnverified(result.data, given)) throw new ConfigurationError([UNVERIFIED]);
  if (result.success) return result.data;
  throw new ConfigurationError(result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`));
}

const UNVERIFIED =
  "NODE_TLS_REJECT_UNAUTHORIZED: production verifies the certificate of every host: leave it out, and name your own authorities in NODE_EXTRA_CA_CERTS";

/** True where https and TLS to the database would take any certificate. */
function isUnverified(settings: unknown, { NODE_TLS_REJECT_UNAUTHORIZED }: NodeJS.ProcessEnv): boolean {
  return NODE_TLS_REJECT_UNAUTHORIZED === "0" && (settings as { NODE_ENV?: string }).NODE_ENV === "production";
}

/** True for an absolute http or https URL. */
export function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/** Parses JSON; undefined for text that is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
