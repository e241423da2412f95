import type { RequestContext } from "../request/request-context";

const refused = new WeakSet<object>();

/** Marks a request whose document or variables were refused before execution. */
export function noteRefused({ requestKey }: RequestContext): void {
  refused.add(requestKey);
}

/**
 * The HTTP status of a response. GraphQL over HTTP, 6.4: a refused document is a 400 with
 * application/graphql-response+json, and a 200 with application/json. A mutation by GET stays a 405.
 */
export function statusOf(status: number | undefined, mediaType: string, { requestKey }: RequestContext): number {
  // guard: refused-document-is-200-of-json
  if (!refused.has(requestKey) || status === 405) return status ?? 200;
  return mediaType.startsWith("application/graphql-response+json") ? 400 : 200;
}
