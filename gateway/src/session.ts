import type { Caller } from "@aiwork/runtime/identity/caller";
import type { RequestContext } from "@aiwork/runtime/request/request-context";

export type Session = Pick<Caller, "role" | "party" | "servicePoints" | "name">;

/** `GET /session`: who the caller is. The gateway answers it alone, so it works while a party is down. */
export function describeSession({ caller }: RequestContext): Session {
  const { role, party, servicePoints, name } = caller;
  // guard: session-tells-no-subject-and-no-person
  return { role, party, servicePoints, name };
}
