import { platformError } from "@aiwork/server/errors/platform.errors";
import type DataLoader from "dataloader";
import { parseUuid } from "../graphql/scalars";

const MAX_IDS = 100;

/**
 * The records of these ids, each at the place of its id, in one statement. One that is not there is an error at its place,
 * the same as for one that the caller may not read: `filterReadable` puts that.
 * @throws TOO_MANY_IDS, MALFORMED_ID
 */
export async function readByIds<Row>(
  given: readonly string[],
  loader: DataLoader<string, Row | null>,
): Promise<(Row | null)[]> {
  const rows = await loader.loadMany(parseIds(given));
  // GraphQL specification, 6.4.4: an error is reported at its place of the list, where null stands.
  return rows.map((row) => row ?? platformError("NOT_READABLE")) as (Row | null)[];
}

/** @throws TOO_MANY_IDS, MALFORMED_ID */
export function parseIds(given: readonly string[]): string[] {
  // guard: batch-of-ids-is-bounded
  if (given.length > MAX_IDS) throw platformError("TOO_MANY_IDS", { most: MAX_IDS });
  return given.map((id) => parseUuid(id, "ids"));
}
