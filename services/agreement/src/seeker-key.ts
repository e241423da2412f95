import { parseUuid, type Uuid } from "@aiwork/runtime/graphql/parse-uuid";

/** A person in the graph: the id alone. */
export interface SeekerKey {
  id: Uuid;
}

/** Accepts any well-formed id, whether the person is known or not. @throws MALFORMED_ID */
export function parseSeekerKey({ id }: { id: string }): SeekerKey {
  return { id: parseUuid(id, "id") };
}
