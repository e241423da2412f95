import { parseUuid, type Uuid } from "@aiwork/runtime/graphql/parse-uuid";

/** A person as the graph knows one: an id, and nothing else. */
export interface SeekerKey {
  id: Uuid;
}

/** For a well-formed id the bare id, known or not. @throws MALFORMED_ID */
export function parseSeekerKey({ id }: { id: string }): SeekerKey {
  return { id: parseUuid(id, "id") };
}
