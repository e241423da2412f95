import { platformError } from "@aiwork/server/errors/platform.errors";
import { isLongerThan } from "../graphql/count-characters";

const MAX_PAGE_SIZE = 100;

export interface PageArguments {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
}

/** A page to read: how many rows, from which cursor, in which direction. */
export interface PageRequest {
  size: number;
  backward: boolean;
  cursor: string | null;
}

/** @throws FIRST_OR_LAST, PAGE_SIZE, CURSOR_DIRECTION */
export function parsePageRequest({ first, after, last, before }: PageArguments): PageRequest {
  const [size, other] = first == null ? [last, first] : [first, last];
  if (size == null || other != null) throw platformError("FIRST_OR_LAST");
  if (size < 1 || size > MAX_PAGE_SIZE) throw platformError("PAGE_SIZE");
  const backward = first == null;
  if ((backward ? after : before) != null) throw platformError("CURSOR_DIRECTION");
  return { size, backward, cursor: (backward ? before : after) ?? null };
}

/** A list for keyset pagination: a select without order, and the columns that order it, together unique. */
export interface KeysetList {
  /** Names its statements and its cursors. */
  name: string;
  /** `select … from … where …`, with parameters from $1 on; it must select the order columns too. */
  select: string;
  /** Column and PostgreSQL type, e.g. [["drafted_at", "timestamptz"], ["entered", "bigint"]]. */
  order: readonly (readonly [column: string, type: string])[];
  /** Earliest first; otherwise latest first. */
  ascending?: boolean;
}

export const MAX_COUNT = 1_001;

/** The name of a statement's variant; each variant is prepared once. */
export function statementVariant({ backward, cursor }: PageRequest): string {
  return `${backward ? "last" : "first"}${cursor === null ? "" : ":from"}`;
}

/** SQL for the rows of a page and one more, each with its position. The cursor's columns and the size are bound after `bound` values. */
export function pageSql(
  { select, order, ascending = false }: KeysetList,
  bound: number,
  { backward, cursor }: PageRequest,
): string {
  const isUpward = ascending !== backward;
  const columns = order.map(([column]) => column).join(", ");
  const place = order.map(([, type], i) => `$${bound + i + 1}::${type}`).join(", ");
  const from = cursor === null ? "" : `where (${columns}) ${isUpward ? ">" : "<"} (${place})`;
  const sort = order.map(([column]) => `${column} ${isUpward ? "asc" : "desc"}`).join(", ");
  const limit = `$${bound + (cursor === null ? 0 : order.length) + 1}::int`;
  const texts = order.map(([column]) => `${column}::text`).join(", ");
  return `select *, array[${texts}] as place from (${select}) as list ${from} order by ${sort} limit ${limit}`;
}

/** The list in the other order: a list of its own, with its own cursors. */
export function earliestFirst(list: KeysetList): KeysetList {
  // guard: cursor-belongs-to-one-order
  return { ...list, name: `${list.name}:up`, ascending: true };
}

/** One condition on a list; without a value it does not apply. */
export interface ListFilter {
  /** Part of the statement's name: distinguishes its variants. */
  name: string;
  value: unknown;
  /** The condition in SQL, given the parameter of its value. */
  condition: (parameter: string) => string;
}

/** A list under those conditions that have a value; each set of conditions is a statement of its own. The list's `select` must not contain a `where`. */
export function filterList(list: KeysetList, filters: readonly ListFilter[]): { list: KeysetList; values: unknown[] } {
  const applied = filters.filter(({ value }) => value !== null && value !== undefined);
  const conditions = applied.map(({ condition }, i) => condition(`$${i + 1}`));
  const where = conditions.length === 0 ? "" : ` where ${conditions.join(" and ")}`;
  const name = [list.name, ...applied.map((filter) => filter.name)].join("+");
  return { list: { ...list, name, select: list.select + where }, values: applied.map(({ value }) => value) };
}

/**
 * Requires that something has the code that a filter names: of a mistyped one the list would seem empty.
 * @param path the argument, then the fields within
 * @throws UNKNOWN_CODE
 */
export function requireKnownCode(
  code: string | null | undefined,
  isKnown: (code: string) => boolean,
  ...path: readonly string[]
): void {
  // guard: filter-names-what-there-is
  if (code != null && !isKnown(code)) throw platformError("UNKNOWN_CODE", { input: path.join(".") }).at(...path);
}

const MAX_SEARCH_LENGTH = 100;

/**
 * Japanese text search among the rows that the caller may see. Under row-level security PostgreSQL does not use the
 * bigram index, so a SECURITY DEFINER function searches it.
 * @param finder the function, which returns ids
 * @param column the column that holds such an id
 * @throws SEARCH_TOO_LONG
 */
export function searchFilter(search: string | null | undefined, finder: string, column = "id"): ListFilter {
  return textFilter("search", search, (text) => `${column} = any (array(select ${finder}(${text}::text)))`);
}

/** A condition on a text that people type; a blank one does not apply. @throws SEARCH_TOO_LONG */
export function textFilter(
  name: string,
  given: string | null | undefined,
  condition: ListFilter["condition"],
): ListFilter {
  if (isLongerThan(given ?? "", MAX_SEARCH_LENGTH)) throw platformError("SEARCH_TOO_LONG", { most: MAX_SEARCH_LENGTH });
  return { name, value: given?.trim() || null, condition };
}
