import type { YearMonth } from "@aiwork/agreement/agreement/calendar/fiscal-year";
import type { CountingRule } from "@aiwork/agreement/business-plan/indicator/indicator";
import { ruleByCode } from "@aiwork/agreement/business-plan/indicator/indicators";
import { distinctPersons, SUMS } from "@aiwork/agreement/joint-counter/statistics/event-statistics";
import { type CountedRow, cellsOf, readStatistics } from "@aiwork/agreement/joint-counter/statistics/read-statistics";
import { statisticsError } from "@aiwork/agreement/joint-counter/statistics/statistics.errors";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { QueryVisitStatisticsArgs, VisitService } from "../../generated/resolvers";

const SPAN = {
  name: "visit-span",
  text: `select first_on as "firstOn", last_on as "lastOn" from visit_span($1, $2, $3)`,
};
const COUNTS = {
  name: "visit-statistics",
  text: `select point, part, visits, user_days as "userDays", persons from visit_statistics($1, $2, $3, $4)`,
};

interface VisitCounts {
  visits: number;
  userDays: number;
  persons: number;
}

export interface VisitTableRow extends VisitCounts {
  servicePointId: string;
  month: YearMonth | null;
  service: VisitService | null;
  ageBand: null;
  suppressedMeasures: string[];
}

export interface VisitTableOfYear {
  asOf: string;
  rules: CountingRule[];
  rows: VisitTableRow[];
}

const SERVICES: readonly VisitService[] = [
  "CAREER_COUNSELING",
  "LOCAL_JOB_INFORMATION",
  "PROGRAM_INFORMATION",
  "VOCATIONAL_CONSULTATION",
  "PLACEMENT_SERVICE",
  "JOB_TERMINAL",
];

/** By table, how it is counted; null where it is by an attribute of the person. */
export const visitBreakdowns = {
  BY_POINT: ["POINT", null],
  BY_POINT_AND_MONTH: ["MONTH", "MONTHS"],
  BY_POINT_AND_SERVICE: ["SERVICE", SERVICES],
  BY_POINT_AND_AGE_BAND: null,
  BY_AGE_BAND_AND_MONTH: null,
} as const;

const RULES: CountingRule[] = [
  ruleByCode("VISITS").rule,
  {
    code: "VISITS_BY_SERVICE",
    text: { ja: "用件別の表では用件ごとに来所を数える", en: "by service, a visit counts once for each service" },
    ...SUMS,
  },
  ruleByCode("VISIT_PERSON_DAY").rule,
  distinctPersons,
];

/** 利用者数. @throws PUBLICATION_ONLY and the errors of readStatistics */
export async function readVisitStatistics(
  context: SubgraphContext,
  { table, ...given }: QueryVisitStatisticsArgs,
): Promise<VisitTableOfYear> {
  const breakdown = visitBreakdowns[table];
  // guard: visits-by-personal-attribute-are-published-alone
  if (breakdown === null) throw statisticsError("PUBLICATION_ONLY");
  const [name, parts] = breakdown;
  const counts = { ...COUNTS, values: [name] };
  const found = await readStatistics<CountedRow & VisitCounts>(context, given, { span: SPAN, counts });
  const rows = cellsOf(found, parts).map(({ cell: { servicePointId, part }, counted }) => ({
    servicePointId,
    month: name === "MONTH" ? (part as YearMonth) : null,
    service: name === "SERVICE" ? (part as VisitService) : null,
    ageBand: null,
    visits: counted?.visits ?? 0,
    userDays: counted?.userDays ?? 0,
    persons: counted?.persons ?? 0,
    suppressedMeasures: [],
  }));
  return { asOf: found.asOf, rules: RULES, rows };
}
