import type { Statement } from "@aiwork/subgraph/database/connect-database";
import { requestLoader } from "@aiwork/subgraph/database/request-loaders";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import { firstDayAfterMonth, type YearMonth } from "../../agreement/calendar/fiscal-year";
import type { CountingRule } from "../indicator/indicator";
import { readCountedSince } from "../plan-progress/indicator-records.queries";
import type { FigureBasis, FigureScope } from "../plan-progress/progress-figure";
import { inReportQueue } from "../plan-progress/report-queue";

/** In the order in which they are told. */
const COUNTED_KINDS = [
  "RECORDED",
  "VOIDED",
  "WITHOUT_PERSON",
  "SAME_PERSON_AND_DAY",
  "COUNTED_BEFORE",
  "COUNTED_OFF",
] as const;

/** 内訳: a part of a result. */
export interface FigurePart {
  kind: (typeof COUNTED_KINDS)[number] | "REPORTED";
  count: number;
}

/**
 * By a rule $1 since the day $2, from the month of the day $3 to before that of $4, as of $5. A SECURITY DEFINER function, as
 * that which counts; it is for who plans for either party, and for reporting clients.
 */
const EXPLAINED: Statement = {
  name: "explained-results",
  text: `select service_point_id as "servicePointId", part as kind, count from explained($1, $2, $3, $4, $5)`,
};

interface PartOfPoint extends FigurePart {
  servicePointId: string;
}

interface ExplainedResult {
  rule: CountingRule;
  basis: FigureBasis | null;
  scope: FigureScope;
}

/** 内訳: the parts that add up to a figure's result; null where there is none. @throws REPORTS_BUSY */
export async function explainResult(
  context: SubgraphContext,
  { rule, basis, scope }: ExplainedResult,
  result: number | null,
): Promise<FigurePart[] | null> {
  if (result === null) return null;
  if (basis === "REPORTED") return [{ kind: "REPORTED", count: result }];
  const { servicePointIds, from, through, asOf } = scope;
  const ofPeriod = await partsOfPeriod(context).load(JSON.stringify([rule.code, from, through, asOf]));
  const parts = (ofPeriod?.parts ?? []).filter(({ servicePointId }) => servicePointIds.includes(servicePointId));
  return COUNTED_KINDS.map((kind) => {
    const ofKind = parts.filter((part) => part.kind === kind);
    return { kind, count: ofKind.reduce((sum, { count }) => sum + count, 0) };
  }).filter(({ kind, count }) => kind === "RECORDED" || count !== 0);
}

/** The parts of a period at all service points, read once per request. */
const partsOfPeriod = requestLoader<SubgraphContext, string, { name: string; parts: PartOfPoint[] }>(
  async (context, names) => {
    const read: { name: string; parts: PartOfPoint[] }[] = [];
    // One after the other: a request waits in the queue of reports at one place.
    for (const name of names) {
      const parts = await inReportQueue(context, () => readParts(context, ...(JSON.parse(name) as PeriodOfRule)));
      read.push({ name, parts });
    }
    return read;
  },
  ({ name }) => name,
);

type PeriodOfRule = [rule: string, from: YearMonth, through: YearMonth, asOf: string];

async function readParts({ database }: SubgraphContext, ...[rule, from, through, asOf]: PeriodOfRule) {
  const since = await readCountedSince(database, rule, asOf);
  if (since === null) return [];
  return database.read<PartOfPoint>(EXPLAINED, [rule, since, `${from}-01`, firstDayAfterMonth(through), asOf]);
}
