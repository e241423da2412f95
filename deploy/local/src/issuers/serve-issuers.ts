import { mkdirSync } from "node:fs";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { join } from "node:path";
import { type Listening, listen } from "@aiwork/runtime/http/listen";
import type { Log } from "@aiwork/runtime/log/log";
import { readOrMakeSecret } from "@aiwork/runtime/postgres/read-or-make-secret";
import type { JWK } from "jose";
import { DEVELOPMENT_ISSUERS } from "./development-issuers";
import type { IssuersSettings } from "./issuers-settings";
import { loadOidcProvider } from "./load-oidc-provider";
import { openIssuer } from "./open-issuer";
import { readOrMakeSigningKeys, rotateSigningKeys } from "./signing-keys";

export interface Issuers extends Listening {
  /** Gives each issuer a new signing key; the previous one stays published. */
  rotate(): Promise<void>;
}

/** Serves all development issuers on one port, each under its name. */
export async function serveIssuers(settings: IssuersSettings, log: Log): Promise<Issuers> {
  const directory = settings.ISSUERS_DIRECTORY;
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const clientSecret = readOrMakeSecret(join(directory, "client-secret"));
  const oidc = await loadOidcProvider();
  let serving: ReadonlyMap<string, RequestListener> = new Map();
  const listening = await listen(
    (request, response) => answer(serving, request, response),
    settings.HOST,
    settings.PORT,
  );
  const open = async (keysOf: (file: string) => Promise<JWK[]>) => {
    const opened = DEVELOPMENT_ISSUERS.map(async ({ name, roles }) => {
      const keys = await keysOf(join(directory, `${name}-keys.json`));
      const issuer = `${listening.origin}/${name}`;
      return [name, openIssuer(oidc, { issuer, roles, keys, clientSecret }, log)] as const;
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
function answer(
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
