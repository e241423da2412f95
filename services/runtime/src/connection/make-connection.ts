import { encodeCursor } from "./cursor";
import { COUNTED_AT_MOST, type KeysetList } from "./keyset-list";
import type { PageRequest } from "./page-request";

export interface Connection<Row> {
  edges: { cursor: string; node: Row }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  totalCount: () => Promise<number>;
  totalCountExact: () => Promise<boolean>;
}

/** A row of a page, with the text of its order columns. */
export type Placed<Row> = Row & { place: string[] };

/** Makes a page of the rows read: one row more than requested means that more follow. Rows are counted only when a field asks for the count. */
export function makeConnection<Row extends object>(
  { name }: KeysetList,
  { size, backward, cursor }: PageRequest,
  rows: readonly Placed<Row>[],
  count: () => Promise<number>,
): Connection<Row> {
  const more = rows.length > size;
  const shown = rows.slice(0, size);
  if (backward) shown.reverse();
  const edges = shown.map(({ place, ...node }) => ({
    cursor: encodeCursor([name, ...place]),
    node: node as unknown as Row,
  }));
  return {
    edges,
    pageInfo: {
      hasNextPage: backward ? cursor !== null : more,
      hasPreviousPage: backward ? more : cursor !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: count,
    totalCountExact: async () => (await count()) < COUNTED_AT_MOST,
  };
}
