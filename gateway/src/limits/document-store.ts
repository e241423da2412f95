import { BoundedCache } from "@aiwork/server/cache/bounded-cache";
import type { ApolloServerOptions } from "@apollo/server";
import type { DocumentNode } from "graphql";

type DocumentStore = NonNullable<ApolloServerOptions<never>["documentStore"]>;

/** A parsed document takes about 150 times the memory of its text. */
const MAX_KEPT_CHARACTERS = 250_000;

/** Keeps the documents that @apollo/server has parsed and validated, bounded by the characters of their texts. */
export function createDocumentStore(): DocumentStore {
  const kept = new BoundedCache<string, DocumentNode>(
    MAX_KEPT_CHARACTERS,
    (_, { loc }) => loc?.end ?? MAX_KEPT_CHARACTERS,
  );
  return {
    get: async (key) => kept.find(key),
    set: async (key, document) => kept.set(key, document),
    delete: async (key) => kept.delete(key),
  };
}
