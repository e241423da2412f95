import type { Caller } from "@aiwork/runtime/identity/caller";
import type { RequestContext } from "@aiwork/runtime/request/request-context";

export type Session = Pick<Caller, "role" | "party" | "servicePoints" | "name">;

/** `GET /session`: who the caller is, told by the gateway alone, so that a side that is down removes no menu. */
export function describeSession({ caller }: RequestContext): Session {
  const { role, party, servicePoints, name } = caller;
  return { role, party, servicePoints, name };
}
