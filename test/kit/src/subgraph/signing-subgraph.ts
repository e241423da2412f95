import type { OutgoingHttpHeaders } from "node:http";
import { DEADLINE_HEADER } from "@aiwork/server/http/request-context";
import { ANONYMOUS } from "@aiwork/server/identity/caller";
import { SIGNATURE_HEADER, signCall } from "@aiwork/server/signing/signature";
import type { SigningKey } from "@aiwork/server/signing/signing-keys";
import { createCallVerifier, type SignatureFault } from "@aiwork/server/signing/verify-call";
import { type SentCall, type SmallSubgraph, startSmallSubgraph } from "./small-subgraph";

export const OLD_SIGNING_KEY: SigningKey = { id: "2024-1", secret: "o".repeat(32) };
export const LIVE_SIGNING_KEY: SigningKey = { id: "2024-2", secret: "l".repeat(32) };

/** The instant at which the verifier's clock stands. */
export const SIGNED_AT = 1_700_000_000_000;

/** A small subgraph of the city that admits only signed calls. Dispose it. */
export interface SigningSubgraph extends SmallSubgraph {
  /** The faults of the calls that it refused, in order. */
  readonly faults: SignatureFault[];
}

export async function startSigningSubgraph(keys: readonly SigningKey[] = [LIVE_SIGNING_KEY]): Promise<SigningSubgraph> {
  const faults: SignatureFault[] = [];
  const verify = createCallVerifier({
    audience: "city",
    keys,
    onFault: (fault) => faults.push(fault),
    now: () => SIGNED_AT,
  });
  const subgraph = await startSmallSubgraph(async (call) => {
    await verify(call);
    return ANONYMOUS;
  });
  return Object.assign(subgraph, { faults });
}

export const TEST_CALL: SentCall = {
  method: "POST",
  target: "/graphql",
  headers: { "content-type": "application/json", authorization: "Bearer of.the.counselor" },
  body: JSON.stringify({ query: "{ role }" }),
};

/** The call as the gateway signs it for the city. */
export function signedCall(
  call: SentCall = TEST_CALL,
  key = LIVE_SIGNING_KEY,
  audience = "city",
  now = SIGNED_AT,
): SentCall {
  const { method, target, body } = call;
  const authorization = call.headers.authorization as string | undefined;
  const deadline = call.headers[DEADLINE_HEADER] as string | undefined;
  const value = signCall(key, { audience, method, target, authorization, body, deadline }, now);
  return withHeaders(call, { [SIGNATURE_HEADER]: value });
}

/** The call with other headers; a header given as undefined is left out. */
export function withHeaders(call: SentCall, changed: OutgoingHttpHeaders): SentCall {
  const headers = Object.entries({ ...call.headers, ...changed }).filter(([, value]) => value !== undefined);
  return { ...call, headers: Object.fromEntries(headers) };
}
