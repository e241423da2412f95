import type { RequestContext } from "@aiwork/server/http/request-context";

/** Whose limits a request counts against: the caller's, or its address's where it came without a token. */
export function callerKey({
  caller: { role, subject },
  address = "",
}: Pick<RequestContext, "caller" | "address">): string {
  // guard: calls-are-counted-for-each-caller
  return subject === null ? `at ${address}` : `${role} ${subject}`;
}

/** True for a caller without a token: all of them together have a share, so that they cannot take staff's. */
export function isAnonymous({ caller: { subject } }: Pick<RequestContext, "caller">): boolean {
  return subject === null;
}
