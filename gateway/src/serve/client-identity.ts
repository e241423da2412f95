import departments from "@aiwork/schema-agreement/departments.json";
import servicePoints from "@aiwork/schema-agreement/service-points.json";
import type { BusinessClock } from "@aiwork/server/clock/business-clock";
import type { Admit } from "@aiwork/server/http/admission";
import type { RequestContext } from "@aiwork/server/http/request-context";
import { ANONYMOUS, type Caller } from "@aiwork/server/identity/caller";
import { createIdentity } from "@aiwork/server/identity/identify";
import { knownClaims, readIssuers } from "@aiwork/server/identity/issuers";
import type { Log } from "@aiwork/server/telemetry/log";
import type { GatewaySettings } from "./gateway-settings";

/**
 * Admits clients without a token and clients with a valid one. An invalid token is refused before any subgraph is
 * called. With AUTH off no token is read. @throws ConfigurationError listing every error in the issuers' file
 */
export function createClientAdmission({ AUTH, LIMITS, ISSUERS_PATH = "", NODE_ENV }: GatewaySettings, log: Log): Admit {
  // guard: tokens-read-is
  if (AUTH === "off") return async () => ANONYMOUS;
  const known = knownClaims(servicePoints, departments);
  const { identify } = createIdentity(readIssuers(ISSUERS_PATH, NODE_ENV === "production", known), {
    log,
    limitsRefused: LIMITS === "on",
  });
  return ({ headers, address }) => identify(headers, address);
}

interface CallerSession extends Pick<Caller, "role" | "party" | "servicePoints" | "departments" | "subject" | "name"> {
  /** The business day, ISO 8601, in Asia/Tokyo. */
  readonly businessDay: string;
}

/** `GET /session`: the day and who the caller is. The gateway answers it alone, so it works while a party is down. */
export function createSessionDocument(clock: BusinessClock) {
  return ({ caller }: RequestContext): CallerSession => {
    const { role, party, servicePoints, departments, subject, name } = caller;
    // guard: session-tells-no-person
    return { role, party, servicePoints, departments, subject, name, businessDay: clock.today() };
  };
}
