import type { FetchInHand } from "./fetch-in-hand";

/** The types of the entities that a fetch resolves, in order. */
export function representedTypes({ variables: { representations } }: FetchInHand): string[] {
  if (!Array.isArray(representations)) return [];
  return representations.map((representation: { __typename?: unknown } | null) => String(representation?.__typename));
}
