import type { Constellation, Party } from "../constellation";
import type { Everything } from "./arrange-everything";
import { type Ask, askOnce } from "./asking";
import { COLUMNS, type Column, callerOf } from "./callers";
import { comparisonsOf } from "./comparisons";
import type { Outcome } from "./outcome";
import { type Reading, readPlaces, type Way } from "./read-places";
import { nameOf, type Row } from "./row";
import { PARTIES } from "./sdl";

/** The observed outcome of every field on every path for every caller. */
export interface Observed {
  readonly rows: readonly Row[];
  /** Where another form or endpoint gave a different answer than the plain query to the gateway. */
  readonly differences: readonly string[];
}

/** The callers who also use other forms and endpoints: one of each kind, or all of them in `npm run proofs`. */
const ASKING_AGAIN =
  process.env.AIWORK_PROOFS === "long"
    ? COLUMNS
    : COLUMNS.filter(({ code }) => ["an", "cc", "nc", "me", "p1"].includes(code));

/** Queries everything as every caller: in every form and at every endpoint, only plainly, or only by entity keys. */
export async function observe(
  system: Constellation,
  everything: Everything,
  forms: "every form" | "plain" | "entities" = "every form",
): Promise<Observed> {
  const ask = askOnce(system);
  const asked = PARTIES.flatMap((party) =>
    comparisonsOf(party).flatMap((comparison) => {
      const isAsked = forms !== "entities" || comparison.plain.door === party;
      return isAsked ? [{ party, ...comparison }] : [];
    }),
  );
  const seen = asked.map(async ({ party, plain, others }) => {
    const readFor = (columns: readonly Column[], way: Way) =>
      Promise.all(COLUMNS.map((one) => (columns.includes(one) ? readAs(ask, party, one, everything, way) : [])));
    const read = (way: Way) => readFor(COLUMNS, way);
    const readAgain = (way: Way) => readFor(ASKING_AGAIN, way);
    const [expected, again] = await Promise.all([
      read(plain),
      Promise.all(forms === "every form" ? others.map(readAgain) : []),
    ]);
    const rows = rowsOf(expected);
    return { rows, differences: again.flatMap((other, i) => differencesOf(rows, rowsOf(other), others[i])) };
  });
  const all = await Promise.all(seen);
  return { rows: all.flatMap(({ rows }) => rows), differences: all.flatMap(({ differences }) => differences) };
}

function readAs(ask: Ask, party: Party, column: Column, everything: Everything, way: Way): Promise<Reading[]> {
  const who = callerOf(column, party, (person) => String(everything[person].seeker));
  return readPlaces(ask, who, everything[column.about], way);
}

/** Joins the readings of all columns into rows. */
function rowsOf(readings: readonly (readonly Reading[])[]): Row[] {
  const rows = new Map<string, Row & { cells: Outcome[] }>();
  for (const [i, column] of readings.entries())
    for (const { place, field, outcome } of column) {
      const { party, type, path, case: one } = place;
      const row = { party, type, field, path: one === undefined ? path : `${path} ${one}`, cells: [] };
      const kept = rows.get(nameOf(row)) ?? row;
      rows.set(nameOf(row), kept);
      (kept.cells as Outcome[])[i] = outcome;
    }
  return [...rows.values()];
}

function differencesOf(rows: readonly Row[], others: readonly Row[], way?: Way): string[] {
  const expected = new Map(rows.map((row) => [nameOf(row), row.cells]));
  return others.flatMap((row) => {
    const cells = expected.get(nameOf(row)) ?? [];
    return COLUMNS.flatMap(({ code }, i) =>
      row.cells[i] === undefined || cells[i] === row.cells[i]
        ? []
        : [`${code} gets ${cells[i]} for ${nameOf(row)}, but ${row.cells[i]} ${way?.form} at the ${way?.door}`],
    );
  });
}
