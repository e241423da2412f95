import type { ApolloServerPlugin } from "@apollo/server";
import { errorCodes } from "../refusal/error-code";
import { Refusal } from "../refusal/refusal";
import type { RequestContext } from "../request/request-context";
import { documentIdOf } from "./document-id";

/** Checks a document before it is parsed. Returns the refusal, or undefined where the document is allowed. */
export type Inspect = (document: string) => Refusal | undefined;
/** Finds a document by its id; undefined for an unknown id. */
export type FindDocument = (id: string) => string | undefined;

interface Inspection {
  readonly inspect: Inspect | undefined;
  readonly findDocument: FindDocument | undefined;
}

/** The parts of a request that @apollo/server reads. */
interface Asked {
  readonly body: unknown;
  readonly search: string;
}

const BLANK = "{ __typename }";
const refusals = new WeakMap<object, Refusal>();

/**
 * Replaces a document's id by the document, and checks the document before it is parsed. A refused document is replaced
 * by a blank one, so that Apollo's pipeline returns every refusal with the same status and media type.
 */
export function inspectRequest({ inspect, findDocument }: Inspection, received: Asked, context: RequestContext): Asked {
  const id = findDocument && documentIdOf(received.body);
  const found = id === undefined ? undefined : findDocument?.(id);
  const body = found === undefined ? received.body : { ...(received.body as object), query: found, extensions: null };
  const text = (body as { query?: unknown } | null)?.query ?? new URLSearchParams(received.search).get("query");
  const refusal = id !== undefined && found === undefined ? notRegistered() : inspectText(text, inspect);
  if (!refusal) return { ...received, body };
  refusals.set(context.requestKey, refusal);
  return { body: { query: BLANK }, search: `?${new URLSearchParams({ query: BLANK })}` };
}

function inspectText(text: unknown, inspect: Inspect | undefined): Refusal | undefined {
  return typeof text === "string" ? inspect?.(text) : undefined;
}

export function notRegistered(): Refusal {
  return new Refusal("OPERATION_NOT_REGISTERED", {}, errorCodes.OPERATION_NOT_REGISTERED);
}

/** Throws the refusal where Apollo treats it as an error of the document; any earlier it would be a server error. */
export const refuseDocument: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async ({ contextValue }) => ({
    didResolveOperation: async () => {
      const refusal = refusals.get(contextValue.requestKey);
      if (refusal) throw refusal;
    },
  }),
};
