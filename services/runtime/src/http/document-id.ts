const PREFIX = /^sha256:/;

/**
 * The id that a client sends instead of a document: `documentId` (GraphQL over HTTP, appendix on persisted documents)
 * or `extensions.persistedQuery.sha256Hash`, as many clients do. The prefix `sha256:` is removed.
 */
export function documentIdOf(body: unknown): string | undefined {
  const { query, documentId, extensions } = (body ?? {}) as Record<string, unknown>;
  if (query !== undefined) return undefined;
  const { persistedQuery } = (extensions ?? {}) as { persistedQuery?: { sha256Hash?: unknown } | null };
  const id = documentId ?? persistedQuery?.sha256Hash;
  return typeof id === "string" ? id.replace(PREFIX, "") : undefined;
}
