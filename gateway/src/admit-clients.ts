import type { Admit } from "@aiwork/runtime/http/admission";
import { ANONYMOUS } from "@aiwork/runtime/identity/caller";
import { openIdentity } from "@aiwork/runtime/identity/identify";
import { readIssuers } from "@aiwork/runtime/identity/issuers";
import type { Log } from "@aiwork/runtime/log/log";
import type { GatewaySettings } from "./configuration/gateway-settings";

/**
 * Admits clients without a token and clients with a valid one. An invalid token is refused before any subgraph is
 * called. With AUTH off no token is read. @throws ConfigurationError listing every error in the issuers' file
 */
export function admitClients({ AUTH, ISSUERS_PATH = "", NODE_ENV }: GatewaySettings, log: Log): Admit {
  // guard: tokens-read-is
  if (AUTH === "off") return async () => ANONYMOUS;
  const { identify } = openIdentity(readIssuers(ISSUERS_PATH, NODE_ENV === "production"), { log });
  return ({ headers }) => identify(headers);
}
