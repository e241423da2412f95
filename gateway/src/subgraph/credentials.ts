import { SIGNATURE_HEADER } from "@aiwork/runtime/road/road-header";
import type { RoadKey } from "@aiwork/runtime/road/road-keys";
import { signCall } from "@aiwork/runtime/road/sign-call";
import type { SignedCall } from "@aiwork/runtime/road/signature-of";

/** The headers by which a subgraph knows that the gateway calls, and in whose name, of a body that is final. */
export type Credentials = (
  call: Pick<SignedCall, "authorization" | "target" | "body" | "deadline">,
) => Record<string, string>;

/** The caller's token unchanged, for the subgraph verifies it too, and the gateway's signature over the whole. */
export function signedFor(audience: string, key: RoadKey): Credentials {
  return (call) => ({
    ...(call.authorization !== undefined && { authorization: call.authorization }),
    [SIGNATURE_HEADER]: signCall(key, { audience, method: "POST", ...call }),
  });
}

/** With AUTH off: nothing is signed, and no token goes on. */
export const noCredentials: Credentials = () => ({});
