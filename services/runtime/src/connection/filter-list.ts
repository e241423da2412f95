import { refuse } from "../refusal/plumbing-refusals";
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

const LONGEST_SEARCH = 100;

/** Japanese search on a generated column `search_key`: bigrams find the rows, every word in its text decides. @throws SEARCH_TOO_LONG */
export function searchFilter(search: string | null | undefined, column = "search_key"): Filter {
  if ((search?.length ?? 0) > LONGEST_SEARCH) throw refuse("SEARCH_TOO_LONG", { most: LONGEST_SEARCH });
  return {
    name: "search",
    value: search?.trim() || null,
    condition: (text) => `bigrams(${column}) @> bigrams(search_key(${text}::text)) and (
      select bool_and(position(word in ${column}) > 0) from regexp_split_to_table(search_key(${text}::text), '\\s+') as word
    )`,
  };
}
