import departments from "@aiwork/schema-agreement/departments.json";
import servicePoints from "@aiwork/schema-agreement/service-points.json";
import { knownClaims } from "@aiwork/server/identity/issuers";

/** What an access token may name at either party, whatever its issuer says. */
export const KNOWN_CLAIMS = knownClaims(servicePoints, departments);
