import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { ConfigurationError, readConfiguration } from "@aiwork/runtime/configuration/read-configuration";
import { businessDaySetting, databaseUrl } from "@aiwork/runtime/configuration/settings";
import { z } from "zod";

const DATA_SETS = ["seed"] as const;

const environmentSettings = z.object({
  PORT: z.coerce.number("give a port number, or 0 for any free ones").int().min(0).max(65533).default(4000),
  AIWORK_DATA_DIR: z.string().default(".data"),
  AIWORK_TODAY: businessDaySetting,
  CITY_DATABASE_URL: databaseUrl.optional(),
  NATIONAL_DATABASE_URL: databaseUrl.optional(),
  NODE_ENV: z
    .string()
    .refine(
      (env) => env !== "production",
      "this starter is for one machine and for trial runs: deploy each process by itself",
    )
    .optional(),
});

export interface StarterSettings {
  /** The gateway's; the city takes the next, the nation the one after. 0 is any free ones. */
  port: number;
  dataDirectory: string;
  dataSet: string;
  json: boolean;
  cityDatabaseUrl: string | undefined;
  nationalDatabaseUrl: string | undefined;
}

/** @throws ConfigurationError naming every fault of arguments and environment */
export function readSettings(args: string[], environment: NodeJS.ProcessEnv): StarterSettings {
  const { json, data } = readArguments(args);
  const env = readConfiguration(environmentSettings, environment);
  return {
    port: env.PORT,
    dataDirectory: resolve(environment.INIT_CWD ?? ".", env.AIWORK_DATA_DIR),
    dataSet: data,
    json,
    cityDatabaseUrl: env.CITY_DATABASE_URL,
    nationalDatabaseUrl: env.NATIONAL_DATABASE_URL,
  };
}

function readArguments(args: string[]): { json: boolean; data: string } {
  const options = { json: { type: "boolean", default: false }, data: { type: "string", default: "seed" } } as const;
  try {
    const { values } = parseArgs({ args, options });
    const known = DATA_SETS.find((name) => name === values.data);
    if (known) return { json: values.json, data: known };
  } catch (error) {
    throw new ConfigurationError([(error as Error).message]);
  }
  throw new ConfigurationError([`--data: give one of ${DATA_SETS.join(", ")}`]);
}
