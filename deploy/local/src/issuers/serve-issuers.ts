import { mkdirSync } from "node:fs";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { join } from "node:path";
import { readOrMakeSecret } from "@aiwork/postgres/read-or-make-secret";
import { trialSetting } from "@aiwork/server/configuration/production";
import { serverSettings } from "@aiwork/server/configuration/settings";
import { type Listening, listen } from "@aiwork/server/http/listen";
import type { Log } from "@aiwork/server/telemetry/log";
import type { JWK } from "jose";
import { z } from "zod";
import { CLIENT_ID, DEVELOPMENT_ISSUERS } from "./development-issuers";
import { createIssuer } from "./issuer";
import { readOrMakeSigningKeys, rotateSigningKeys } from "./signing-keys";

/** The settings of the process of the development issuers. */
export const issuersSettings = z.object({
  HOST: serverSettings.HOST,
  PORT: serverSettings.PORT,
  LOG_LEVEL: serverSettings.LOG_LEVEL,
  ISSUERS_DIRECTORY: z
    .string("give the directory that keeps their keys and the secret of their client")
    .describe("the directory of their keys and of their client's secret"),
  REPORTING_CLIENT_ID: z
    .string()
    .refine((id) => id !== CLIENT_ID, `give another id than ${CLIENT_ID}`)
    .default("aiwork-reporting")
    .describe("the id of the reporting client"),
  REPORTING_CLIENT_SECRET: z
    .string()
    .regex(/^[\w-]{32,}$/, "give at least 32 letters, digits, - and _, or leave it out")
    .optional()
    .meta({ description: "the secret of a client whose tokens are of the role `reporting` alone", secret: true }),
  // guard: production-does-not-start-development-issuers
  NODE_ENV: trialSetting(
    "these issuers give any role for the asking, for trial runs: name the parties' own in ISSUERS_PATH",
  ),
});

type IssuersSettings = z.output<typeof issuersSettings>;

/** Loads oidc-provider without its console warning about the Node.js version, on which it runs. */
async function loadOidcProvider(): Promise<typeof import("oidc-provider")> {
  const { warn } = console;
  console.warn = () => {};
  try {
    return await import("oidc-provider");
  } finally {
    console.warn = warn;
  }
}

interface ServedIssuers extends Listening {
  /** Gives each issuer a new signing key; the previous one stays published. */
  rotate(): Promise<void>;
}

/** Serves all development issuers on one port, each under its name. */
export async function serveIssuers(settings: IssuersSettings, log: Log): Promise<ServedIssuers> {
  const directory = settings.ISSUERS_DIRECTORY;
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const clientSecret = readOrMakeSecret(join(directory, "client-secret"));
  const { REPORTING_CLIENT_ID: id, REPORTING_CLIENT_SECRET: secret } = settings;
  const reporting = secret === undefined ? undefined : { id, secret };
  const oidc = await loadOidcProvider();
  let serving: ReadonlyMap<string, RequestListener> = new Map();
  const listening = await listen(
    (request, response) => routeToIssuer(serving, request, response),
    settings.HOST,
    settings.PORT,
  );
  const open = async (keysOf: (file: string) => Promise<JWK[]>) => {
    const opened = DEVELOPMENT_ISSUERS.map(async ({ name, roles }) => {
      const keys = await keysOf(join(directory, `${name}-keys.json`));
      const issuer = `${listening.origin}/${name}`;
      const reportingClient = roles.includes("reporting") ? reporting : undefined;
      return [name, createIssuer(oidc, { issuer, roles, keys, clientSecret, reportingClient }, log)] as const;
    });
    serving = new Map(await Promise.all(opened));
  };
  await open(readOrMakeSigningKeys);
  let rotated = Promise.resolve();
  const rotate = () => {
    rotated = rotated.catch(() => {}).then(() => open(rotateSigningKeys));
    return rotated;
  };
  return Object.assign(listening, { rotate });
}

/** Mounts a provider under a path: it reads `url` and builds its addresses from `originalUrl`. */
function routeToIssuer(
  issuers: ReadonlyMap<string, RequestListener>,
  request: IncomingMessage & { originalUrl?: string },
  response: ServerResponse,
): void {
  const { url = "" } = request;
  const [, name = "", rest = ""] = /^\/(\w+)(\/.*)$/.exec(url) ?? [];
  const issuer = issuers.get(name);
  if (!issuer) return void response.writeHead(404, { "content-type": "text/plain" }).end("Not found\n");
  request.originalUrl = url;
  request.url = rest;
  issuer(request, response);
}
