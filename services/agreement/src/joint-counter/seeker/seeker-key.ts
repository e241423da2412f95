import { parseUuid, type Uuid } from "@aiwork/subgraph/graphql/scalars";
import type { UserError } from "@aiwork/subgraph/mutations/mutation";

/** A person in the graph: the id alone. */
export interface SeekerKey {
  id: Uuid;
}

/** Accepts any well-formed id, whether the person is known or not. @throws MALFORMED_ID */
export function parseSeekerKey({ id }: { id: string }): SeekerKey {
  return { id: parseUuid(id, "id") };
}

/** The result of a mutation of a person's file. */
export interface SeekerPayload {
  seekerId?: string;
  userErrors: UserError[];
}

/** The person of a payload; null when the mutation was refused. */
export function seekerOfPayload({ seekerId }: SeekerPayload): SeekerKey | null {
  return seekerId === undefined ? null : parseSeekerKey({ id: seekerId });
}

/**
 * Rows under any id of the person. The ids are computed first (`offset 0`), because under a row-level security policy
 * PostgreSQL uses no index for the result of a function that is not leakproof.
 */
export const UNDER_ANY_ID_OF_SEEKER =
  "cross join lateral (select ids_of(parent.key) as ids offset 0) as person where seeker_id = any (person.ids)";
