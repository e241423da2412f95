import type { Admit } from "@aiwork/runtime/http/admission";
import { ANONYMOUS } from "@aiwork/runtime/identity/caller";
import { openIdentity } from "@aiwork/runtime/identity/identify";
import { readIssuers } from "@aiwork/runtime/identity/issuers";
import type { Log } from "@aiwork/runtime/log/log";
import type { GatewaySettings } from "./configuration/gateway-settings";

/**
 * Whoever has no token or a right one; a wrong one is refused before a subgraph hears of it. With AUTH off nobody's
 * token is read. @throws ConfigurationError naming every fault of the issuers' file
 */
export function admitClients({ AUTH, ISSUERS_PATH = "", NODE_ENV }: GatewaySettings, log: Log): Admit {
  if (AUTH === "off") return async () => ANONYMOUS;
  const { identify } = openIdentity(readIssuers(ISSUERS_PATH, NODE_ENV === "production"), { log });
  return ({ headers }) => identify(headers);
}
