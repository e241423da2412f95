import type { IncomingHttpHeaders } from "node:http";
import type { RequestContext } from "@aiwork/runtime/request/request-context";

/** What a request carries through the gateway: the caller's token goes on as it came. */
export type GatewayContext = RequestContext & { readonly authorization: string | undefined };

export function gatewayContext(request: RequestContext, { authorization }: IncomingHttpHeaders): GatewayContext {
  return { ...request, authorization };
}
