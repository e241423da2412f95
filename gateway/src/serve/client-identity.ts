import type { Admit } from "@aiwork/server/http/admission";
import type { RequestContext } from "@aiwork/server/http/request-context";
import { ANONYMOUS, type Caller } from "@aiwork/server/identity/caller";
import { createIdentity } from "@aiwork/server/identity/identify";
import { readIssuers } from "@aiwork/server/identity/issuers";
import type { Log } from "@aiwork/server/telemetry/log";
import type { GatewaySettings } from "./gateway-settings";

/**
 * Admits clients without a token and clients with a valid one. An invalid token is refused before any subgraph is
 * called. With AUTH off no token is read. @throws ConfigurationError listing every error in the issuers' file
 */
export function createClientAdmission({ AUTH, ISSUERS_PATH = "", NODE_ENV }: GatewaySettings, log: Log): Admit {
  // guard: tokens-read-is
  if (AUTH === "off") return async () => ANONYMOUS;
  const { identify } = createIdentity(readIssuers(ISSUERS_PATH, NODE_ENV === "production"), { log });
  return ({ headers }) => identify(headers);
}

type CallerSession = Pick<Caller, "role" | "party" | "servicePoints" | "departments" | "name">;

/** `GET /session`: who the caller is. The gateway answers it alone, so it works while a party is down. */
export function describeSession({ caller }: RequestContext): CallerSession {
  const { role, party, servicePoints, departments, name } = caller;
  // guard: session-tells-no-subject-and-no-person
  return { role, party, servicePoints, departments, name };
}
