import type { BusinessClock } from "../clock/business-clock";
import type { Caller } from "../identity/caller";

/**
 * Sets the caller's identity for the policies of row-level security, for one transaction. The trace id goes into
 * application_name, which pg_stat_activity and the server's log (%a) show for each statement: a comment in the statement
 * would make it a different statement each time, and no prepared plan could be reused.
 */
export const IDENTIFY = {
  name: "identify",
  // guard: who-asks-is-setting-of-one-transaction
  text: `select set_config('aiwork.role', $1, true), set_config('aiwork.party', $2, true),
    set_config('aiwork.subject', $3, true), set_config('aiwork.seeker', $4, true),
    set_config('aiwork.points', $5, true), set_config('aiwork.everywhere', $6, true),
    set_config('aiwork.today', $7, true), set_config('application_name', $8, true)`,
};

/** The values of IDENTIFY. */
export type Identity = readonly string[];

/** The values of a caller; a role that is not bound to service points is `everywhere`. @param application the program and the trace id */
export function identityOf(
  caller: Caller,
  clock: BusinessClock,
  servicePointRoles: ReadonlySet<string>,
  application = "",
): Identity {
  const { role, party, subject, seekerId, servicePoints } = caller;
  // guard: role-is-bound-to-service-points
  const isEverywhere = party !== null && !servicePointRoles.has(role);
  return [
    role,
    party ?? "",
    subject ?? "",
    seekerId ?? "",
    servicePoints.join(","),
    isEverywhere ? "on" : "",
    clock.today(),
    application,
  ];
}
