import type { IncomingHttpHeaders } from "node:http";
import type { RequestContext } from "@aiwork/server/http/request-context";
import { RequestDeadline } from "./request-deadline";

/** The context of one request in the gateway. The caller's token is forwarded unchanged. */
export type GatewayContext = RequestContext & {
  readonly authorization: string | undefined;
  readonly deadline: RequestDeadline;
};

export function createGatewayContext(
  request: RequestContext,
  { authorization }: IncomingHttpHeaders,
  clientClosed: AbortSignal,
): GatewayContext {
  // guard: token-is-sent-on-as-came
  return { ...request, authorization, deadline: new RequestDeadline(clientClosed) };
}
