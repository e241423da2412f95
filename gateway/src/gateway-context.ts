import type { IncomingHttpHeaders } from "node:http";
import type { RequestContext } from "@aiwork/runtime/request/request-context";
import { RequestDeadline } from "./deadline/request-deadline";

/** What a request carries through the gateway: the caller's token goes on as it came. */
export type GatewayContext = RequestContext & {
  readonly authorization: string | undefined;
  readonly deadline: RequestDeadline;
};

export function gatewayContext(
  request: RequestContext,
  { authorization }: IncomingHttpHeaders,
  departed: AbortSignal,
): GatewayContext {
  return { ...request, authorization, deadline: new RequestDeadline(departed) };
}
