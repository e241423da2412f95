import type { IncomingMessage, ServerResponse } from "node:http";
import { HeaderMap } from "@apollo/server";
import type { RequestContext } from "../request/request-context";
import type { Admitted } from "./admission";
import { describeEarlyErrors } from "./describe-errors";
import { inspectRequest } from "./refuse-document";
import { refuseCall, send } from "./send";
import type { GraphQLEndpoint } from "./serve-graphql";
import { statusOf } from "./status-of";

/** Answers an admitted request of `/graphql`. Its body is not parsed before this point. */
export async function answerGraphQL<Context extends RequestContext>(
  { server, contextFor, inspect, findDocument }: GraphQLEndpoint<Context>,
  request: IncomingMessage,
  search: string,
  admitted: Admitted,
  response: ServerResponse,
): Promise<void> {
  const context = contextFor(admitted.context, request.headers, departureOf(response));
  const body = parseJson(await admitted.body());
  if (body === undefined) return refuseCall(response, 400, "BAD_USER_INPUT", context);
  const inspected = inspectRequest({ inspect, findDocument }, { body, search }, context);
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
  const answered = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: request.method ?? "", headers, ...inspected },
    context: async () => context,
  });
  if (answered.body.kind !== "complete") throw new Error("unexpected incremental response");
  const status = statusOf(answered.status, answered.headers.get("content-type") ?? "", context);
  if (status === 406) return refuseCall(response, 406, "NOT_ACCEPTABLE", context);
  send(response, status, describeEarlyErrors(answered.body.string, context), Object.fromEntries(answered.headers));
}

/** A signal that is aborted when the caller closes the connection before the response is complete. */
function departureOf(response: ServerResponse): AbortSignal {
  const clientClosed = new AbortController();
  response.once("close", () => response.writableFinished || clientClosed.abort());
  return clientClosed.signal;
}

function parseJson(body: Buffer): unknown {
  try {
    return body.length === 0 ? {} : JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}
