import type { BusinessClock } from "../clock/business-clock";
import type { Caller } from "../identity/caller";

/**
 * Who the caller is, as policies of row-level security read it: settings of one transaction. With them goes the trace, as
 * the application's name, which pg_stat_activity and the server's log (%a) show beside each statement: a comment in the
 * statement itself would make another of it each time, and no prepared plan would serve twice.
 */
export const IDENTIFY = {
  name: "identify",
  text: `select set_config('aiwork.role', $1, true), set_config('aiwork.party', $2, true),
    set_config('aiwork.subject', $3, true), set_config('aiwork.seeker', $4, true),
    set_config('aiwork.points', $5, true), set_config('aiwork.everywhere', $6, true),
    set_config('aiwork.today', $7, true), set_config('application_name', $8, true)`,
};

/** The values of IDENTIFY. */
export type Identity = readonly string[];

/** A duty that is not bound to counters is `everywhere`. @param application what works for the caller, and its trace */
export function identityOf(
  caller: Caller,
  clock: BusinessClock,
  servicePointRoles: ReadonlySet<string>,
  application = "",
): Identity {
  const { role, party, subject, seekerId, servicePoints } = caller;
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
