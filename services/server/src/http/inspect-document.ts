import type { ApolloServerPlugin } from "@apollo/server";
import { errorCodes } from "../errors/error-codes";
import { Refusal } from "../errors/refusal";
import type { RequestContext } from "./request-context";

/** Checks a document before it is parsed. Resolves to the refusal, or to undefined where the document is allowed. */
export type InspectDocument = (document: string, context: RequestContext) => Promise<Refusal | undefined>;
/** Documents that clients name instead of sending them. */
export interface NamedDocuments {
  /** The document of an id; undefined for an unknown id. */
  find(id: string): string | undefined;
  /** Whether other documents are served too, so that a client whose id is unknown had better send the document. */
  readonly allowsOthers: boolean;
}

interface Inspection {
  readonly inspect: InspectDocument | undefined;
  readonly documents: NamedDocuments | undefined;
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
  { inspect, documents }: Inspection,
  received: ReceivedRequest,
  context: RequestContext,
): Promise<ReceivedRequest> {
  const named = documents && findNamed(documents, received);
  const request = named instanceof Refusal ? received : (named ?? received);
  const text = (request.body as { query?: unknown } | null)?.query ?? new URLSearchParams(request.search).get("query");
  const refusal =
    named instanceof Refusal ? named : typeof text === "string" ? await inspect?.(text, context) : undefined;
  if (!refusal) return request;
  refusals.set(context.requestKey, refusal);
  return { body: { query: BLANK_DOCUMENT }, search: `?${new URLSearchParams({ query: BLANK_DOCUMENT })}` };
}

/** The request with the document that it names by an id, in its body or its search; undefined where it names none. */
function findNamed(
  { find, allowsOthers }: NamedDocuments,
  { body, search }: ReceivedRequest,
): ReceivedRequest | Refusal | undefined {
  const parameters = new URLSearchParams(search);
  const id = readDocumentId((body ?? {}) as GivenDocument) ?? readDocumentId(documentInSearch(parameters));
  if (!id) return undefined;
  const query = find(id.value);
  // guard: client-of-unknown-id-sends-document
  if (query === undefined)
    return allowsOthers && id.isPersistedQuery ? persistedQueryNotSupported() : operationNotRegistered();
  for (const name of ["documentId", "extensions"]) parameters.delete(name);
  parameters.set("query", query);
  return { body: { ...(body as object), query, extensions: null }, search: `?${parameters}` };
}

export function operationNotRegistered(): Refusal {
  return new Refusal("OPERATION_NOT_REGISTERED", {}, errorCodes.OPERATION_NOT_REGISTERED);
}

function persistedQueryNotSupported(): Refusal {
  return new Refusal("PERSISTED_QUERY_NOT_SUPPORTED", {}, errorCodes.PERSISTED_QUERY_NOT_SUPPORTED);
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

interface GivenDocument {
  readonly query?: unknown;
  readonly documentId?: unknown;
  readonly extensions?: unknown;
}

function documentInSearch(parameters: URLSearchParams): GivenDocument {
  const [query, documentId, extensions] = ["query", "documentId", "extensions"].map(
    (name) => parameters.get(name) ?? undefined,
  );
  return { query, documentId, extensions: parseObject(extensions) };
}

function parseObject(text = "null"): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * The id that a client sends instead of a document: `documentId` (GraphQL over HTTP, appendix on persisted documents)
 * or `extensions.persistedQuery.sha256Hash`, as many clients do. The prefix `sha256:` is removed.
 */
function readDocumentId({
  query,
  documentId,
  extensions,
}: GivenDocument): { value: string; isPersistedQuery: boolean } | undefined {
  if (query !== undefined) return undefined;
  const { persistedQuery } = (extensions ?? {}) as { persistedQuery?: { sha256Hash?: unknown } | null };
  const id = documentId ?? persistedQuery?.sha256Hash;
  if (typeof id !== "string") return undefined;
  return { value: id.replace(PREFIX, ""), isPersistedQuery: documentId === undefined };
}
