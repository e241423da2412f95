import type { ApolloServerPlugin } from "@apollo/server";
import { errorCodes } from "../errors/error-codes";
import { Refusal } from "../errors/refusal";
import type { RequestContext } from "./request-context";

/** Checks a document before it is parsed. Resolves to the refusal, or to undefined where the document is allowed. */
export type InspectDocument = (document: string, context: RequestContext) => Promise<Refusal | undefined>;
/** Finds a document by its id; undefined for an unknown id. */
export type FindDocument = (id: string) => string | undefined;

interface Inspection {
  readonly inspect: InspectDocument | undefined;
  readonly findDocument: FindDocument | undefined;
}

/** The parts of a request that @apollo/server reads. */
interface ReceivedRequest {
  readonly body: unknown;
  readonly search: string;
}

const BLANK_DOCUMENT = "{ __typename }";
const refusals = new WeakMap<object, Refusal>();

/**
 * Replaces a document's id by the document, and checks the document before it is parsed. A refused document is replaced
 * by a blank one, so that Apollo's pipeline returns every refusal with the same status and media type.
 */
export async function inspectRequest(
  { inspect, findDocument }: Inspection,
  received: ReceivedRequest,
  context: RequestContext,
): Promise<ReceivedRequest> {
  const id = findDocument && documentIdOf(received.body);
  const found = id === undefined ? undefined : findDocument?.(id);
  const body = found === undefined ? received.body : { ...(received.body as object), query: found, extensions: null };
  const text = (body as { query?: unknown } | null)?.query ?? new URLSearchParams(received.search).get("query");
  const isUnknown = id !== undefined && found === undefined;
  const inspected = typeof text === "string" ? inspect?.(text, context) : undefined;
  const refusal = isUnknown ? operationNotRegistered() : await inspected;
  if (!refusal) return { ...received, body };
  refusals.set(context.requestKey, refusal);
  return { body: { query: BLANK_DOCUMENT }, search: `?${new URLSearchParams({ query: BLANK_DOCUMENT })}` };
}

export function operationNotRegistered(): Refusal {
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

const PREFIX = /^sha256:/;

/**
 * The id that a client sends instead of a document: `documentId` (GraphQL over HTTP, appendix on persisted documents)
 * or `extensions.persistedQuery.sha256Hash`, as many clients do. The prefix `sha256:` is removed.
 */
function documentIdOf(body: unknown): string | undefined {
  const { query, documentId, extensions } = (body ?? {}) as Record<string, unknown>;
  if (query !== undefined) return undefined;
  const { persistedQuery } = (extensions ?? {}) as { persistedQuery?: { sha256Hash?: unknown } | null };
  const id = documentId ?? persistedQuery?.sha256Hash;
  return typeof id === "string" ? id.replace(PREFIX, "") : undefined;
}
