const PREFIX = /^sha256:/;

/**
 * The id that is sent in a document's place: `documentId`, as GraphQL over HTTP's appendix on persisted documents has
 * it, or `extensions.persistedQuery.sha256Hash`, as many clients do. Without the name of the hash.
 */
export function documentIdOf(body: unknown): string | undefined {
  const { query, documentId, extensions } = (body ?? {}) as Record<string, unknown>;
  if (query !== undefined) return undefined;
  const { persistedQuery } = (extensions ?? {}) as { persistedQuery?: { sha256Hash?: unknown } | null };
  const id = documentId ?? persistedQuery?.sha256Hash;
  return typeof id === "string" ? id.replace(PREFIX, "") : undefined;
}
