import { parseUuid, type Uuid } from "@aiwork/runtime/graphql/parse-uuid";
import { refuse } from "./state-refusals";

/** What is revised and as it was read; null for something new. */
export interface Revised {
  id: Uuid;
  version: number;
}

/** @throws REVISION_WITHOUT_VERSION, MALFORMED_ID */
export function readRevised(
  id: string | null | undefined,
  version: number | null | undefined,
  field: string,
): Revised | null {
  if ((id == null) !== (version == null)) throw refuse("REVISION_WITHOUT_VERSION").at(id == null ? field : "version");
  return id == null || version == null ? null : { id: parseUuid(id, field), version };
}
