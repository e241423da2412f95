import type { Row } from "./row";
import { fieldsOf, objectTypesOf, PARTIES } from "./sdl";

const PATHS: readonly string[] = ["view", "root", "join", "interface", "entity"];

/** Sorts rows by party, type, path and field in the order of the SDL; rows of a case come after the rows without one. */
export function inOrder(rows: readonly Row[]): Row[] {
  const types = new Map(PARTIES.map((party) => [party, objectTypesOf(party).map(({ name }) => name)]));
  const rankOf = ({ party, type, field, path }: Row): (number | string)[] => {
    const [plain = "", one = ""] = path.split(" ");
    const place = [PARTIES.indexOf(party), types.get(party)?.indexOf(type) ?? 0, one === "" ? 0 : 1];
    return [...place, PATHS.indexOf(plain), one, Object.keys(fieldsOf(party, type)).indexOf(field)];
  };
  const ranked = rows.map((row) => ({ row, rank: rankOf(row) }));
  return ranked.sort((a, b) => compare(a.rank, b.rank)).map(({ row }) => row);
}

function compare(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  const i = a.findIndex((value, at) => value !== b[at]);
  return i === -1 ? 0 : (a[i] ?? 0) < (b[i] ?? 0) ? -1 : 1;
}
