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

/**
 * Japanese search, by words, among rows that the reader may see. Under a policy PostgreSQL uses no index on bigrams, so
 * a function of the owner's looks there.
 * @param finder the function, which gives ids
 * @param column the rows' column that holds such an id
 * @throws SEARCH_TOO_LONG
 */
export function searchFilter(search: string | null | undefined, finder: string, column = "id"): Filter {
  if ((search?.length ?? 0) > LONGEST_SEARCH) throw refuse("SEARCH_TOO_LONG", { most: LONGEST_SEARCH });
  return {
    name: "search",
    value: search?.trim() || null,
    condition: (text) => `${column} = any (array(select ${finder}(${text}::text)))`,
  };
}
