import type { RequestContext } from "../request/request-context";

const refused = new WeakSet<object>();

/** Keeps in mind that a document was refused, or its variables, before anything was executed. */
export function noteRefused({ requestKey }: RequestContext): void {
  refused.add(requestKey);
}

/**
 * The status of an answer. GraphQL over HTTP, 6.4: a document that is refused is a 400 of
 * application/graphql-response+json, and a 200 of application/json. A mutation by GET stays a 405.
 */
export function statusOf(status: number | undefined, mediaType: string, { requestKey }: RequestContext): number {
  if (!refused.has(requestKey) || status === 405) return status ?? 200;
  return mediaType.startsWith("application/graphql-response+json") ? 400 : 200;
}
