import type { Admit } from "@aiwork/server/http/admission";
import { createIdentity } from "@aiwork/server/identity/identify";
import type { Issuers } from "@aiwork/server/identity/issuers";
import type { SigningKey } from "@aiwork/server/signing/signing-keys";
import { createCallVerifier } from "@aiwork/server/signing/verify-call";
import type { Log } from "@aiwork/server/telemetry/log";

/** Which calls a subgraph accepts. */
export interface GatewayTrust {
  /** Its own name, which a call's signature must name. */
  readonly audience: string;
  readonly keys: readonly SigningKey[];
  readonly issuers: Issuers;
}

/**
 * Admits calls that the gateway has signed. The subgraph verifies the caller's token itself, so that a stolen signing key
 * cannot invent a caller.
 */
export function admitGatewayCalls({ audience, keys, issuers }: GatewayTrust, log: Log): Admit {
  const onFault = (reason: string) => log.debug({ reason }, "refused a call without a valid signature of the gateway");
  const verifyCall = createCallVerifier({ audience, keys, onFault });
  const { identify } = createIdentity(issuers, { log });
  return async (call) => {
    // guard: subgraph-answers-gateway-alone
    await verifyCall(call);
    // guard: caller-is-known-by-token-of-call
    return identify(call.headers);
  };
}
