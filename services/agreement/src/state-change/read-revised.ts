import { parseUuid, type Uuid } from "@aiwork/runtime/graphql/parse-uuid";
import { refuse } from "./state-refusals";

/** The id and version that is revised. */
export interface Revised {
  id: Uuid;
  version: number;
}

/** Null for a new draft. @throws REVISION_WITHOUT_VERSION, MALFORMED_ID */
export function readRevised(
  id: string | null | undefined,
  version: number | null | undefined,
  field: string,
): Revised | null {
  // guard: revision-says-what-revises
  if ((id == null) !== (version == null)) throw refuse("REVISION_WITHOUT_VERSION").at(id == null ? field : "version");
  return id == null || version == null ? null : { id: parseUuid(id, field), version };
}
