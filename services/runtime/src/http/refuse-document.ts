import type { ApolloServerPlugin } from "@apollo/server";
import { errorCodes } from "../refusal/error-code";
import { Refusal } from "../refusal/refusal";
import type { RequestContext } from "../request/request-context";
import { documentIdOf } from "./document-id";

/** Says why a document is not even parsed by the pipeline; undefined where it may be. */
export type Inspect = (document: string) => Refusal | undefined;
/** The document of an id; undefined where none is known by it. */
export type FindDocument = (id: string) => string | undefined;

interface Inspection {
  readonly inspect: Inspect | undefined;
  readonly findDocument: FindDocument | undefined;
}

/** A request as @apollo/server reads it. */
interface Asked {
  readonly body: unknown;
  readonly search: string;
}

const BLANK = "{ __typename }";
const refusals = new WeakMap<object, Refusal>();

/**
 * Puts a document in the place of its id, and has each inspected before it is parsed. The pipeline is given a blank one
 * in the place of what is refused, so that every refusal of a document takes one way out, with the status and the media
 * type of all others.
 */
export function inspectRequest({ inspect, findDocument }: Inspection, asked: Asked, context: RequestContext): Asked {
  const id = findDocument && documentIdOf(asked.body);
  const found = id === undefined ? undefined : findDocument?.(id);
  const body = found === undefined ? asked.body : { ...(asked.body as object), query: found, extensions: null };
  const text = (body as { query?: unknown } | null)?.query ?? new URLSearchParams(asked.search).get("query");
  const refusal = id !== undefined && found === undefined ? notRegistered() : inspectText(text, inspect);
  if (!refusal) return { ...asked, body };
  refusals.set(context.requestKey, refusal);
  return { body: { query: BLANK }, search: `?${new URLSearchParams({ query: BLANK })}` };
}

function inspectText(text: unknown, inspect: Inspect | undefined): Refusal | undefined {
  return typeof text === "string" ? inspect?.(text) : undefined;
}

export function notRegistered(): Refusal {
  return new Refusal("OPERATION_NOT_REGISTERED", {}, errorCodes.OPERATION_NOT_REGISTERED);
}

export function isRefused({ requestKey }: RequestContext): boolean {
  return refusals.has(requestKey);
}

/** Thrown here, a refusal is the document's; any earlier it would be a fault of ours. */
export const refuseDocument: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async ({ contextValue }) => ({
    didResolveOperation: async () => {
      const refusal = refusals.get(contextValue.requestKey);
      if (refusal) throw refusal;
    },
  }),
};
