import { BoundedCache } from "@aiwork/server/cache/bounded-cache";
import { requestLoader } from "@aiwork/subgraph/database/request-loaders";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import { allServicePoints } from "../../joint-counter/service-point/service-point.queries";
import type { Indicator } from "../indicator/indicator";
import { indicatorByCode, indicatorsOf, namedIndicatorsOf } from "../indicator/indicators";
import { businessDayAt, closedAsOf, requireKnownAt } from "./closed-instant";
import { decodeReportKey, encodeReportKey, type ReportKey } from "./indicator-records";
import { type PlannedBy, readIndicator, readTargets } from "./indicator-records.queries";
import type { ProgressFigure } from "./progress-figure";
import { buildProgressTable, type ProgressTable } from "./progress-table";
import { inReportQueue } from "./report-queue";

/** A party's progress tables. */
export interface ProgressTables {
  readonly owner: Indicator["owner"];
  /** The table of an indicator, read once per request and report, whichever rows are selected. */
  tableOf(context: SubgraphContext, key: ReportKey, code: string): Promise<ProgressTable>;
  /** The figures of the indicators that are named, or else of those for which the report's plans set targets. @throws UNKNOWN_INDICATOR */
  figuresOf(
    context: SubgraphContext,
    key: ReportKey,
    codes: readonly string[] | null | undefined,
    figureIn: (table: ProgressTable) => ProgressFigure | null,
  ): Promise<ProgressFigure[]>;
}

export function createProgressTables(planned: PlannedBy): ProgressTables {
  const readTable = createTableReader(planned);
  const tables = requestLoader<SubgraphContext, string, { name: string; table: ProgressTable }>(
    async (context, names) => {
      const read: { name: string; table: ProgressTable }[] = [];
      // One after the other: a request waits in the queue of reports at one place.
      for (const name of names) read.push({ name, table: await readTable(context, ...decodeName(name)) });
      return read;
    },
    ({ name }) => name,
  );
  const tableOf: ProgressTables["tableOf"] = async (context, key, code) => {
    const read = await tables(context).load(`${code} ${encodeReportKey(key)}`);
    if (!read) throw new Error("a table is read for every key");
    return read.table;
  };
  return {
    owner: planned.owner,
    tableOf,
    figuresOf: async (context, key, codes, figureIn) => {
      const wanted = codes ? namedIndicatorsOf(planned.owner, codes) : await plannedIndicators(planned, context, key);
      const figures = await Promise.all(wanted.map(async ({ code }) => figureIn(await tableOf(context, key, code))));
      return figures.filter((figure) => figure !== null);
    },
  };
}

function decodeName(name: string): [Indicator, ReportKey] {
  const end = name.indexOf(" ");
  return [indicatorByCode(name.slice(0, end)), decodeReportKey(name.slice(end + 1))];
}

/** In the order of the list. */
async function plannedIndicators(
  { owner, targets }: PlannedBy,
  { database }: SubgraphContext,
  key: ReportKey,
): Promise<Indicator[]> {
  const codes = new Set((await readTargets(targets, database, key)).map(({ indicator }) => indicator));
  return indicatorsOf(owner).filter(({ code }) => codes.has(code));
}

/** Asked once a request, whichever tables are read. @throws INSTANT_IN_THE_FUTURE, INSTANT_NOT_CLOSED, BEFORE_FIRST_RECORD */
const requireAnswerable = requestLoader<SubgraphContext, string, string>(
  ({ database }, instants) =>
    Promise.all(
      instants.map(async (asOf) => {
        // guard: every-figure-is-of-a-closed-instant
        await closedAsOf(database, asOf);
        // guard: figures-are-of-instant-since-first-record
        await requireKnownAt(database, asOf);
        return asOf;
      }),
    ),
  (asOf) => asOf,
);

/** A table of a year takes a few kilobytes. */
const MAX_KEPT_TABLES = 500;

interface KeptTable {
  readonly table: ProgressTable;
  /** The service points that it was made of: they are no part of what is known as of an instant. */
  readonly points: string;
}

/**
 * Reads tables of a party. Nothing that is known as of a closed instant changes any more, so a table is kept, for the role
 * that read it and the business day it was made on. What is not kept waits in the queue of reports.
 */
function createTableReader(planned: PlannedBy) {
  const keptByProcess = new WeakMap<object, BoundedCache<string, KeptTable>>();
  const keptBy = (process: object) => {
    const known = keptByProcess.get(process) ?? new BoundedCache<string, KeptTable>(MAX_KEPT_TABLES);
    keptByProcess.set(process, known);
    return known;
  };
  return async (context: SubgraphContext, indicator: Indicator, key: ReportKey): Promise<ProgressTable> => {
    const { clock, caller } = context;
    const day = businessDayAt(key.asOf, clock);
    const points = await allServicePoints(context);
    const kept = keptBy(context.kept ?? context);
    const name = JSON.stringify([indicator.code, encodeReportKey(key), day, caller.role]);
    const known = kept.find(name);
    // guard: table-of-closed-instant-is-kept
    if (known?.points === JSON.stringify(points)) return known.table;
    await requireAnswerable(context).load(key.asOf);
    return inReportQueue(context, async () => {
      const records = await readIndicator(planned, context, indicator, points, key, day);
      const table = buildProgressTable(key, records, day);
      kept.set(name, { table, points: JSON.stringify(points) });
      return table;
    });
  };
}
