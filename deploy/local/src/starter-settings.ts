import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { DEMO_DAY } from "@aiwork/demo/population/business-days";
import { businessDaySetting } from "@aiwork/server/clock/business-clock";
import { ConfigurationError, readConfiguration } from "@aiwork/server/configuration/read-configuration";
import { serverSettings } from "@aiwork/server/configuration/settings";
import { databaseUrlSetting } from "@aiwork/subgraph/serve/subgraph-settings";
import { z } from "zod";
import { dataDirectorySetting } from "./claim-data-directory";

/** The first is the default. */
const DATA_SETS = ["demo", "seed"] as const;
const OPTIONS = { json: { type: "boolean" }, data: { type: "string" } } as const;

interface StarterArguments {
  json: boolean;
  dataSet: string;
  /** One sentence for every argument that is wrong. */
  faults: string[];
}

/** Parses the arguments after `npm start --`. */
function readStarterArguments(args: string[]): StarterArguments {
  const read: StarterArguments = { json: false, dataSet: DATA_SETS[0], faults: [] };
  for (const token of parseArgs({ args, options: OPTIONS, strict: false, tokens: true }).tokens) {
    if (token.kind === "positional") read.faults.push(`${token.value}: unexpected argument: leave it out`);
    else if (token.kind === "option" && token.name === "json" && token.value === undefined) read.json = true;
    else if (token.kind === "option" && token.name === "json") read.faults.push("--json: give it without a value");
    else if (token.kind === "option" && token.name === "data" && isDataSet(token.value)) read.dataSet = token.value;
    else if (token.kind === "option" && token.name === "data")
      read.faults.push(`--data: give one of ${DATA_SETS.join(", ")}`);
    else if (token.kind === "option")
      read.faults.push(`${token.rawName}: there is no such option: give --json or --data`);
  }
  return read;
}

function isDataSet(value: string | undefined): value is (typeof DATA_SETS)[number] {
  return DATA_SETS.some((name) => name === value);
}

/** The gateway's port leaves room for the next three: city, national and issuers. */
const LAST_PORT = 65_532;
const portAdvice = `give a port number up to ${LAST_PORT}, or 0 for any free ones`;

/** Of which the passwords of the logins of a configured database are made. */
const loginPasswordSetting = z
  .string()
  .min(32, "give at least 32 characters")
  .optional()
  .meta({ description: "makes the passwords of the logins of a database of your own", secret: true });

const ownDatabaseSetting = databaseUrlSetting
  .optional()
  .describe("a database of your own, in place of the embedded one");

/** The environment of `npm start` and `npm run dev`. */
export const starterEnvironment = z
  .object({
    PORT: z.coerce
      .number(portAdvice)
      .refine((port) => Number.isInteger(port) && port >= 0 && port <= LAST_PORT, portAdvice)
      .default(4000)
      .describe(
        "the gateway's port; the city takes the next, then the national side, then the issuers; 0 takes any free ones",
      ),
    LOG_LEVEL: serverSettings.LOG_LEVEL,
    AIWORK_DATA_DIR: dataDirectorySetting,
    AIWORK_TODAY: businessDaySetting.meta({ shown: "2013-10-31 for `demo`, else today in Asia/Tokyo" }),
    CITY_DATABASE_URL: ownDatabaseSetting,
    NATIONAL_DATABASE_URL: ownDatabaseSetting,
    CITY_LOGIN_PASSWORD: loginPasswordSetting,
    NATIONAL_LOGIN_PASSWORD: loginPasswordSetting,
    // guard: production-does-not-start-starter
    NODE_ENV: z
      .enum(
        ["development", "test"],
        "this starter is for one machine and for trial runs: deploy each process by itself",
      )
      .optional()
      .describe("`development` or `test`; the servers that it starts get `development`"),
  })
  .superRefine((settings, context) => {
    for (const party of ["CITY", "NATIONAL"] as const) {
      const password = `${party}_LOGIN_PASSWORD` as const;
      const isNamed = settings[`${party}_DATABASE_URL`] !== undefined;
      if (isNamed && settings[password] === undefined)
        context.addIssue({
          code: "custom",
          path: [password],
          message: "give the secret of which the passwords of that database's logins are made",
        });
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
  /** What the issuers are to know of a reporting client: they check it themselves. */
  reportingClient?: { REPORTING_CLIENT_ID: string | undefined; REPORTING_CLIENT_SECRET: string | undefined };
}

/** @throws ConfigurationError naming every fault of arguments and environment */
export function readStarterSettings(args: string[], environment: NodeJS.ProcessEnv): StarterSettings {
  const { json, dataSet, faults } = readStarterArguments(args);
  const env = readEnvironment(environment, faults);
  const { REPORTING_CLIENT_ID, REPORTING_CLIENT_SECRET } = environment;
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
    reportingClient: { REPORTING_CLIENT_ID, REPORTING_CLIENT_SECRET },
  };
}

function readEnvironment(environment: NodeJS.ProcessEnv, faults: string[]): z.output<typeof starterEnvironment> {
  const sentences = [...faults];
  try {
    const read = readConfiguration(starterEnvironment, environment);
    if (faults.length === 0) return read;
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    sentences.push(...error.sentences);
  }
  throw new ConfigurationError(sentences);
}
