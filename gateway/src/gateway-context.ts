import type { IncomingHttpHeaders } from "node:http";
import type { RequestContext } from "@aiwork/runtime/request/request-context";
import { RequestDeadline } from "./deadline/request-deadline";

/** The context of one request in the gateway. The caller's token is forwarded unchanged. */
export type GatewayContext = RequestContext & {
  readonly authorization: string | undefined;
  readonly deadline: RequestDeadline;
};

export function gatewayContext(
  request: RequestContext,
  { authorization }: IncomingHttpHeaders,
  clientClosed: AbortSignal,
): GatewayContext {
  // guard: token-is-sent-on-as-came
  return { ...request, authorization, deadline: new RequestDeadline(clientClosed) };
}
