import { randomUUID } from "node:crypto";
import type { PartyAnswer } from "./test-party";

const PAGE = "edges { cursor } pageInfo { hasNextPage hasPreviousPage } totalCount totalCountExact";

/** The path to a list: the fields that lead to it, each with its arguments, and the list's own filter. */
interface ListPath {
  way: readonly string[];
  filter?: string | undefined;
}

/** Reads a whole list, then a page after its first row and two pages from its end: no row is skipped or repeated. */
export async function walkBothWays(
  ask: (query: string) => Promise<PartyAnswer>,
  { way, filter }: ListPath,
): Promise<void> {
  const read = async (page: string) => {
    const list = `${way.at(-1)}(${filter === undefined ? "" : `filter: ${filter}, `}${page}) { ${PAGE} }`;
    const query = way.slice(0, -1).reduceRight((inner, field) => `${field} { ${inner} }`, list);
    const { data, errors } = await ask(`{ ${query} }`);
    expect(errors).toEqual([]);
    const { edges, ...rest } = way.reduce((found, field) => found[field.replace(/\(.*/, "")], data);
    return { cursors: edges.map(({ cursor }: { cursor: string }) => cursor) as string[], ...rest };
  };
  const { cursors, totalCount, totalCountExact } = await read("first: 100");
  expect(cursors.length).toBeGreaterThan(1);
  expect([totalCount, totalCountExact]).toEqual([cursors.length, true]);
  const [last, beforeLast] = cursors.toReversed();
  expect(await read(`first: 1, after: "${cursors[0]}"`)).toMatchObject({ cursors: [cursors[1]] });
  const end = { cursors: [last], pageInfo: { hasNextPage: false, hasPreviousPage: true } };
  expect(await read("last: 1")).toMatchObject(end);
  expect(await read(`last: 1, before: "${last}"`)).toMatchObject({ cursors: [beforeLast] });
}

const LETTERS = "ghijklmnop";

/** A unique word without digits: random digits might form a valid My Number. */
export const randomWord = (): string => randomUUID().replace(/\d/g, (digit) => LETTERS[Number(digit)] ?? "");
