import { SIGNATURE_HEADER } from "@aiwork/runtime/road/road-header";
import type { RoadKey } from "@aiwork/runtime/road/road-keys";
import { signCall } from "@aiwork/runtime/road/sign-call";
import type { SignedCall } from "@aiwork/runtime/road/signature-of";

/** Makes the headers that show a subgraph that the gateway calls, and for which caller. The body must be final. */
export type Credentials = (
  call: Pick<SignedCall, "authorization" | "target" | "body" | "deadline">,
) => Record<string, string>;

/** The caller's token unchanged, because the subgraph verifies it too, and the gateway's signature of the call. */
export function signedFor(audience: string, key: RoadKey): Credentials {
  // guard: subgraph-is-sent-callers-token
  return (call) => ({
    ...(call.authorization !== undefined && { authorization: call.authorization }),
    // guard: subgraph-is-sent-gateways-signature
    [SIGNATURE_HEADER]: signCall(key, { audience, method: "POST", ...call }),
  });
}

/** With AUTH off nothing is signed and no token is forwarded. */
// guard: without-tokens-read-none-is-sent-on
export const noCredentials: Credentials = () => ({});
