import type { BusinessClock } from "../clock/business-clock";
import type { Caller } from "../identity/caller";

/** Who the caller is, as policies of row-level security read it: settings of one transaction. */
export const IDENTIFY = {
  name: "identify",
  text: `select set_config('aiwork.role', $1, true), set_config('aiwork.party', $2, true),
    set_config('aiwork.subject', $3, true), set_config('aiwork.seeker', $4, true),
    set_config('aiwork.points', $5, true), set_config('aiwork.everywhere', $6, true),
    set_config('aiwork.today', $7, true)`,
};

/** The values of IDENTIFY. */
export type Identity = readonly string[];

/** A duty that is not bound to counters is `everywhere`. */
export function identityOf(caller: Caller, clock: BusinessClock, counterRoles: ReadonlySet<string>): Identity {
  const { role, party, subject, seekerId, servicePoints } = caller;
  const isEverywhere = party !== null && !counterRoles.has(role);
  return [
    role,
    party ?? "",
    subject ?? "",
    seekerId ?? "",
    servicePoints.join(","),
    isEverywhere ? "on" : "",
    clock.today(),
  ];
}
