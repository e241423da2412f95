import { resolve } from "node:path";
import { DEMO_DAY } from "@aiwork/agreement/demo/business-day-of-demo";
import { businessDaySetting } from "@aiwork/runtime/clock/business-clock";
import { ConfigurationError, readConfiguration } from "@aiwork/runtime/configuration/read-configuration";
import { serverSettings } from "@aiwork/runtime/configuration/settings";
import { databaseUrl } from "@aiwork/runtime/server/subgraph-settings";
import { z } from "zod";
import { readArguments } from "./read-arguments";

/** The gateway's port leaves room for the next three: city, national and issuers. */
const LAST_PORT = 65_532;
const portAdvice = `give a port number up to ${LAST_PORT}, or 0 for any free ones`;

/** The password of the logins of a configured database. */
const loginPasswordSetting = z.string().min(16, "give at least 16 characters").optional();

const environmentSettings = z
  .object({
    PORT: z.coerce
      .number(portAdvice)
      .refine((port) => Number.isInteger(port) && port >= 0 && port <= LAST_PORT, portAdvice)
      .default(4000),
    LOG_LEVEL: serverSettings.LOG_LEVEL,
    AIWORK_DATA_DIR: z.string().default(".data"),
    AIWORK_TODAY: businessDaySetting,
    CITY_DATABASE_URL: databaseUrl.optional(),
    NATIONAL_DATABASE_URL: databaseUrl.optional(),
    CITY_LOGIN_PASSWORD: loginPasswordSetting,
    NATIONAL_LOGIN_PASSWORD: loginPasswordSetting,
    // guard: production-does-not-start-starter
    NODE_ENV: z
      .string()
      .refine(
        (env) => env !== "production",
        "this starter is for one machine and for trial runs: deploy each process by itself",
      )
      .optional(),
  })
  .superRefine((settings, context) => {
    for (const party of ["CITY", "NATIONAL"] as const) {
      const password = `${party}_LOGIN_PASSWORD` as const;
      const isNamed = settings[`${party}_DATABASE_URL`] !== undefined;
      if (isNamed && settings[password] === undefined)
        context.addIssue({ code: "custom", path: [password], message: "give the password of that database's logins" });
    }
  });

export interface StarterSettings {
  /** The gateway's port; city, national and issuers take the next three. 0 means any free ports. */
  port: number;
  dataDirectory: string;
  dataSet: string;
  /** The fixed business day, if any. */
  today: string | undefined;
  json: boolean;
  cityDatabaseUrl: string | undefined;
  nationalDatabaseUrl: string | undefined;
  cityLoginPassword?: string | undefined;
  nationalLoginPassword?: string | undefined;
}

/** @throws ConfigurationError naming every fault of arguments and environment */
export function readSettings(args: string[], environment: NodeJS.ProcessEnv): StarterSettings {
  const { json, dataSet, faults } = readArguments(args);
  const env = readEnvironment(environment, faults);
  return {
    port: env.PORT,
    dataDirectory: resolve(environment.INIT_CWD ?? ".", env.AIWORK_DATA_DIR),
    dataSet,
    today: env.AIWORK_TODAY ?? (dataSet === "demo" ? DEMO_DAY : undefined),
    json,
    cityDatabaseUrl: env.CITY_DATABASE_URL,
    nationalDatabaseUrl: env.NATIONAL_DATABASE_URL,
    cityLoginPassword: env.CITY_LOGIN_PASSWORD,
    nationalLoginPassword: env.NATIONAL_LOGIN_PASSWORD,
  };
}

function readEnvironment(environment: NodeJS.ProcessEnv, faults: string[]): z.output<typeof environmentSettings> {
  const sentences = [...faults];
  try {
    const read = readConfiguration(environmentSettings, environment);
    if (faults.length === 0) return read;
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    sentences.push(...error.sentences);
  }
  throw new ConfigurationError(sentences);
}
