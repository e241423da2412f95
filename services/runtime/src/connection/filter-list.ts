import type { KeysetList } from "./keyset-list";

/** One condition on a list; left out where nothing was asked. */
export interface Filter {
  /** Tells the statement's variants apart. */
  name: string;
  value: unknown;
  /** The condition in SQL, on its bound value. */
  condition: (parameter: string) => string;
}

/** A list under the conditions that were asked for, each set of them a statement of its own; `select` ends before `where`. */
export function filterList(list: KeysetList, filters: readonly Filter[]): { list: KeysetList; values: unknown[] } {
  const asked = filters.filter(({ value }) => value !== null && value !== undefined);
  const conditions = asked.map(({ condition }, i) => condition(`$${i + 1}`));
  const where = conditions.length === 0 ? "" : ` where ${conditions.join(" and ")}`;
  const name = [list.name, ...asked.map((filter) => filter.name)].join("+");
  return { list: { ...list, name, select: list.select + where }, values: asked.map(({ value }) => value) };
}

/** Japanese search on a generated column `search_key`: bigrams find the rows, the text itself decides. */
export function searchFilter(search: string | null | undefined, column = "search_key"): Filter {
  return {
    name: "search",
    value: search?.trim() || null,
    condition: (text) =>
      `bigrams(${column}) @> bigrams(search_key(${text}::text)) and position(search_key(${text}::text) in ${column}) > 0`,
  };
}
