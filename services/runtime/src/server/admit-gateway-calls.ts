import type { Admit } from "../http/admission";
import { openIdentity } from "../identity/identify";
import type { Issuers } from "../identity/issuers";
import type { Log } from "../log/log";
import type { RoadKey } from "../road/road-keys";
import { openRoad } from "../road/verify-call";

/** Whom a subgraph lets in. */
export interface Trust {
  /** Its own name, for which a call must be signed. */
  readonly audience: string;
  readonly keys: readonly RoadKey[];
  readonly issuers: Issuers;
}

/**
 * A subgraph answers its gateway alone, and believes it nothing of the caller: the token is verified here once more, so
 * that a stolen road key cannot invent a user.
 */
export function admitGatewayCalls({ audience, keys, issuers }: Trust, log: Log): Admit {
  const note = (reason: string) => log.debug({ reason }, "a call that is not the gateway's");
  const verifyCall = openRoad({ audience, keys, note });
  const { identify } = openIdentity(issuers, { log });
  return async (call) => {
    await verifyCall(call);
    return identify(call.headers);
  };
}
