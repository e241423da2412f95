import type { Admit } from "../http/admission";
import { openIdentity } from "../identity/identify";
import type { Issuers } from "../identity/issuers";
import type { Log } from "../log/log";
import type { RoadKey } from "../road/road-keys";
import { openRoad } from "../road/verify-call";

/** Which calls a subgraph accepts. */
export interface Trust {
  /** Its own name, which a call's signature must name. */
  readonly audience: string;
  readonly keys: readonly RoadKey[];
  readonly issuers: Issuers;
}

/**
 * Admits calls that the gateway has signed. The subgraph verifies the caller's token itself, so that a stolen signing key
 * cannot invent a caller.
 */
export function admitGatewayCalls({ audience, keys, issuers }: Trust, log: Log): Admit {
  const note = (reason: string) => log.debug({ reason }, "refused a call without a valid signature of the gateway");
  const verifyCall = openRoad({ audience, keys, note });
  const { identify } = openIdentity(issuers, { log });
  return async (call) => {
    // guard: subgraph-answers-gateway-alone
    await verifyCall(call);
    // guard: caller-is-known-by-token-of-call
    return identify(call.headers);
  };
}
