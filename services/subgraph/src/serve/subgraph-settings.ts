import { businessDaySetting } from "@aiwork/server/clock/business-clock";
import { isLoopback } from "@aiwork/server/configuration/production";
import { ISSUERS_MEANING, serverSettings, unprotectedSettings } from "@aiwork/server/configuration/settings";
import { SIGNING_KEY_FORM, signingKeysSetting } from "@aiwork/server/signing/signing-keys";
import { z } from "zod";
import { accessRecordKeySetting } from "../access-log/access-record-key";
import { isHttpAddress } from "../receipts/peer-seal-keys";

const IN_PRODUCTION = "must be given in production";

/** Where a party's own seal keys are, and where the other party's public ones are. */
const sealSettings = {
  SEAL_KEYS_PATH: z.string().optional().meta({
    description: "the file of the party's own receipt keys, a JWK set of private P-256 keys",
    shown: IN_PRODUCTION,
  }),
  PEER_SEAL_KEYS: z.string().optional().meta({
    description: "the file, or the `https` address, of the other party's public receipt keys",
    shown: IN_PRODUCTION,
  }),
};

const SEAL_KEY_ADVICE = {
  SEAL_KEYS_PATH: "name the file of the party's own seal keys, a JWK set of private P-256 keys",
  PEER_SEAL_KEYS: "name the file, or the https address, of the other party's public seal keys",
} as const;

/** The settings that production lacks: without them nobody could verify a party's receipts. */
function missingSealSettings(settings: Partial<Record<keyof typeof SEAL_KEY_ADVICE, string | undefined>>) {
  const names = Object.keys(SEAL_KEY_ADVICE) as (keyof typeof SEAL_KEY_ADVICE)[];
  return names.flatMap((name) => {
    const given = settings[name];
    const isPlain =
      name === "PEER_SEAL_KEYS" && given !== undefined && isHttpAddress(given) && given.startsWith("http:");
    // guard: production-is-not-served-others-keys-over
    return given === undefined || isPlain ? [{ name, message: SEAL_KEY_ADVICE[name] }] : [];
  });
}

const ANCHORS_ADVICE = "name the directory that keeps where the access records end";

const TLS_ADVICE =
  "production reads a database of another host over TLS alone: add ?sslmode=verify-full to the address";

function isDatabaseUrl(url: string): boolean {
  if (!/^postgres(ql)?:\/\/[^/]+\/.+/.test(url) || !URL.canParse(url)) return false;
  try {
    return decodeURIComponent(url) !== "";
  } catch {
    return false;
  }
}

/** A PostgreSQL address. Error messages never repeat it, because it contains a password. */
export const databaseUrlSetting = z
  .string({ error: "give the address of a PostgreSQL database: postgres://role:password@host:port/database" })
  .refine(isDatabaseUrl, "give an address of the form postgres://role:password@host:port/database")
  .meta({ description: "the owner's address of the party's PostgreSQL database", secret: true });

/** A database of another host, whose certificate is verified: pg's `sslmode=verify-full`, which nothing else takes back. */
function isProtectedDatabase(url: string): boolean {
  const { hostname, searchParams } = new URL(url);
  const hosts = [hostname, ...searchParams.getAll("host")].filter((host) => host !== "");
  if (hosts.every((host) => isLoopback(host) || decodeURIComponent(host).startsWith("/"))) return true;
  const modes = searchParams.getAll("sslmode");
  return modes.length === 1 && modes[0] === "verify-full" && !searchParams.has("ssl");
}

/** Rejects, in production, settings that only demonstrations and tests may use. */
function refuseInProduction<Settings extends { NODE_ENV: string }>(names: readonly (keyof Settings & string)[]) {
  return (settings: Settings, context: z.RefinementCtx<Settings>) => {
    // guard: production-does-not-start-with-what
    if (settings.NODE_ENV !== "production") return;
    for (const name of names.filter((name) => settings[name] !== undefined))
      context.addIssue({ code: "custom", path: [name], message: "not allowed in production: leave it out" });
  };
}

/** The settings of a subgraph. @param databaseVariable the variable of its database's address, such as `CITY_DATABASE_URL` */
export function subgraphSettings(databaseVariable: string, dataSets: readonly [string, ...string[]]) {
  return z
    .object({
      ...serverSettings,
      [databaseVariable]: databaseUrlSetting,
      // guard: subgraph-does-not-start-without-keys
      SUBGRAPH_SIGNING_KEYS: signingKeysSetting,
      // guard: passwords-of-logins-are-made-of-long-secret
      LOGIN_PASSWORD: z
        .string("give the secret of which the passwords of the database's logins are made")
        .min(32, "give at least 32 characters")
        .meta({ description: "makes the passwords of the logins of the party's database", secret: true }),
      ACCESS_RECORD_KEY: accessRecordKeySetting.meta({ shown: IN_PRODUCTION }),
      ACCESS_ANCHORS_PATH: z.string().optional().meta({
        description:
          "the directory to which the ends of the access records' chains are written, each hour and at the stop; out of reach of the database's administrator",
        shown: IN_PRODUCTION,
      }),
      ...sealSettings,
      // guard: subgraph-does-not-start-without-issuers
      ISSUERS_PATH: z.string("name the file that lists the trusted token issuers").describe(ISSUERS_MEANING),
      AIWORK_TODAY: businessDaySetting,
      AIWORK_DATA: z
        .enum(dataSets, `give one of ${dataSets.join(", ")}, or leave it out to load nothing`)
        .optional()
        .describe("a data set to fill an empty database with; not in production"),
    })
    .transform((settings, context) => {
      refuseInProduction<typeof settings>(["AIWORK_TODAY", "AIWORK_DATA"])(settings, context as never);
      const isProduction = settings.NODE_ENV === "production";
      if (isProduction && settings.ACCESS_RECORD_KEY === undefined)
        context.addIssue({ code: "custom", path: ["ACCESS_RECORD_KEY"], message: `give ${SIGNING_KEY_FORM}` });
      // guard: production-anchors-access-records
      if (isProduction && settings.ACCESS_ANCHORS_PATH === undefined)
        context.addIssue({ code: "custom", path: ["ACCESS_ANCHORS_PATH"], message: ANCHORS_ADVICE });
      const databaseUrl = String((settings as Record<string, unknown>)[databaseVariable]);
      const faults = [
        ...(isProduction ? missingSealSettings(settings) : []),
        ...unprotectedSettings(settings, ["OTEL_EXPORTER_OTLP_ENDPOINT"]),
        // guard: production-reads-database-over-tls
        ...(isProduction && !isProtectedDatabase(databaseUrl) ? [{ name: databaseVariable, message: TLS_ADVICE }] : []),
      ];
      for (const { name, message } of faults) context.addIssue({ code: "custom", path: [name], message });
      return { ...settings, databaseUrl };
    });
}
