import { PARTY_NAMES } from "@aiwork/kit/contract/party-schemas";
import { type AskQuestion, askOnce } from "@aiwork/kit/system/ask-until-answered";
import type { PartyName, TestSystem } from "@aiwork/kit/system/start-system";
import type { Everything } from "./arrange-everything";
import { type FieldLocation, locationsOf } from "./locations";
import { callerOf, MATRIX_COLUMNS, type MatrixColumn } from "./matrix-columns";
import { mutationLocations } from "./mutation-operations";
import type { FieldOutcome } from "./outcomes";
import { type FieldReading, type QueryVariant, readLocations } from "./read-locations";
import { type MatrixRow, nameOfMatrixRow } from "./read-table";

/** The observed outcome of every field on every path for every caller. */
export interface ObservedMatrix {
  readonly rows: readonly MatrixRow[];
  /** Where another form or endpoint gave a different answer than the plain query to the gateway. */
  readonly differences: readonly string[];
}

/** The callers who also use other forms and endpoints: one of each kind, or all of them in `npm run proofs`. */
const COMPARED_COLUMNS =
  process.env.AIWORK_PROOFS === "long"
    ? MATRIX_COLUMNS
    : MATRIX_COLUMNS.filter(({ code }) => ["an", "cc", "nc", "me", "p1"].includes(code));

/** Queries everything as every caller: in every form and at every endpoint, only plainly, or only by entity keys. */
export async function observe(
  system: TestSystem,
  everything: Everything,
  forms: "every form" | "plain" | "entities" = "every form",
): Promise<ObservedMatrix> {
  const ask = askOnce(system);
  const comparisons = PARTY_NAMES.flatMap((party) =>
    comparisonsOf(party).flatMap((comparison) => {
      const isIncluded = forms !== "entities" || comparison.plain.endpoint === party;
      return isIncluded ? [{ party, ...comparison }] : [];
    }),
  );
  const seen = comparisons.map(async ({ party, plain, others }) => {
    const readFor = (columns: readonly MatrixColumn[], variant: QueryVariant) =>
      Promise.all(
        MATRIX_COLUMNS.map((one) => (columns.includes(one) ? readAs(ask, party, one, everything, variant) : [])),
      );
    const read = (variant: QueryVariant) => readFor(MATRIX_COLUMNS, variant);
    const readAgain = (variant: QueryVariant) => readFor(COMPARED_COLUMNS, variant);
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

function readAs(
  ask: AskQuestion,
  party: PartyName,
  column: MatrixColumn,
  everything: Everything,
  variant: QueryVariant,
): Promise<FieldReading[]> {
  const who = callerOf(column, party, (person) => String(everything[person].seeker));
  return readLocations(ask, who, everything[column.about], variant);
}

/** Joins the readings of all columns into rows. */
function rowsOf(readings: readonly (readonly FieldReading[])[]): MatrixRow[] {
  const rows = new Map<string, MatrixRow & { cells: FieldOutcome[] }>();
  for (const [i, column] of readings.entries())
    for (const { location, field, outcome } of column) {
      const { party, type, path, case: one } = location;
      const row = { party, type, field, path: one === undefined ? path : `${path} ${one}`, cells: [] };
      const kept = rows.get(nameOfMatrixRow(row)) ?? row;
      rows.set(nameOfMatrixRow(row), kept);
      (kept.cells as FieldOutcome[])[i] = outcome;
    }
  return [...rows.values()];
}

function differencesOf(rows: readonly MatrixRow[], others: readonly MatrixRow[], variant?: QueryVariant): string[] {
  const expected = new Map(rows.map((row) => [nameOfMatrixRow(row), row.cells]));
  return others.flatMap((row) => {
    const cells = expected.get(nameOfMatrixRow(row)) ?? [];
    return MATRIX_COLUMNS.flatMap(({ code }, i) =>
      row.cells[i] === undefined || cells[i] === row.cells[i]
        ? []
        : [
            `${code} gets ${cells[i]} for ${nameOfMatrixRow(row)}, but ${row.cells[i]} ${variant?.form} at the ${variant?.endpoint}`,
          ],
    );
  });
}

/** A query, and its variants that must have the same answer. */
interface VariantComparison {
  readonly plain: QueryVariant;
  readonly others: readonly QueryVariant[];
}

/** The comparisons over everything that a party serves. */
export function comparisonsOf(party: PartyName): VariantComparison[] {
  const locations = locationsOf(party);
  const entities = locations.filter(({ path }) => path === "entity");
  const others = locations.filter((location) => !entities.includes(location));
  const ofOneParty = others.filter(({ isOfOneParty }) => isOfOneParty);
  const mutations = mutationLocations(party);
  const inForms = (endpoint: QueryVariant["endpoint"], locations: readonly FieldLocation[]): QueryVariant[] =>
    (["inline", "named", "alias"] as const).map((form) => ({ endpoint, form, locations }));
  return [
    {
      plain: { endpoint: "gateway", form: "plain", locations: others },
      others: [...inForms("gateway", others), { endpoint: party, form: "plain", locations: ofOneParty }],
    },
    { plain: { endpoint: party, form: "plain", locations: entities }, others: inForms(party, entities) },
    {
      plain: { endpoint: "gateway", form: "plain", locations: mutations },
      others: [{ endpoint: party, form: "alias", locations: mutations }],
    },
  ];
}
