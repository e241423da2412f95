import { refuse } from "../refusal/plumbing-refusals";
import type { KeysetList } from "./keyset-list";

/** One condition on a list; without a value it does not apply. */
export interface Filter {
  /** Part of the statement's name: distinguishes its variants. */
  name: string;
  value: unknown;
  /** The condition in SQL, given the parameter of its value. */
  condition: (parameter: string) => string;
}

/** A list under those conditions that have a value; each set of conditions is a statement of its own. The list's `select` must not contain a `where`. */
export function filterList(list: KeysetList, filters: readonly Filter[]): { list: KeysetList; values: unknown[] } {
  const asked = filters.filter(({ value }) => value !== null && value !== undefined);
  const conditions = asked.map(({ condition }, i) => condition(`$${i + 1}`));
  const where = conditions.length === 0 ? "" : ` where ${conditions.join(" and ")}`;
  const name = [list.name, ...asked.map((filter) => filter.name)].join("+");
  return { list: { ...list, name, select: list.select + where }, values: asked.map(({ value }) => value) };
}

const LONGEST_SEARCH = 100;

/**
 * Japanese text search among the rows that the caller may see. Under row-level security PostgreSQL does not use the
 * bigram index, so a SECURITY DEFINER function searches it.
 * @param finder the function, which returns ids
 * @param column the column that holds such an id
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
