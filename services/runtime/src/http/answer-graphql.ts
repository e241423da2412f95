import type { IncomingMessage, ServerResponse } from "node:http";
import { HeaderMap } from "@apollo/server";
import type { RequestContext } from "../request/request-context";
import type { Admitted } from "./admission";
import { describeEarlyErrors } from "./describe-errors";
import { refuseCall, send } from "./send";
import type { GraphQLEndpoint } from "./serve-graphql";

/** Answers an admitted call of `/graphql`: only now are its bytes read as JSON. */
export async function answerGraphQL<Context extends RequestContext>(
  { server, contextFor }: GraphQLEndpoint<Context>,
  request: IncomingMessage,
  search: string,
  admitted: Admitted,
  response: ServerResponse,
): Promise<void> {
  const context = contextFor(admitted.context, request.headers);
  const body = parseJson(await admitted.body());
  if (body === undefined) return refuseCall(response, 400, "BAD_USER_INPUT", context);
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
  const answered = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: request.method ?? "", headers, search, body },
    context: async () => context,
  });
  if (answered.body.kind !== "complete") throw new Error("an incremental answer was not asked for");
  const status = answered.status ?? 200;
  if (status === 406) return refuseCall(response, 406, "NOT_ACCEPTABLE", context);
  send(response, status, describeEarlyErrors(answered.body.string, context), Object.fromEntries(answered.headers));
}

function parseJson(body: Buffer): unknown {
  try {
    return body.length === 0 ? {} : JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}
