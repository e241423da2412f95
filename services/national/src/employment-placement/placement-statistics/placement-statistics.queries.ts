import type { YearMonth } from "@aiwork/agreement/agreement/calendar/fiscal-year";
import type { CountingRule } from "@aiwork/agreement/business-plan/indicator/indicator";
import { ruleByCode } from "@aiwork/agreement/business-plan/indicator/indicators";
import { distinctPersons, eventSpan, NO_SUMS, SUMS } from "@aiwork/agreement/joint-counter/statistics/event-statistics";
import { type CountedRow, cellsOf, readStatistics } from "@aiwork/agreement/joint-counter/statistics/read-statistics";
import { statisticsError } from "@aiwork/agreement/joint-counter/statistics/statistics.errors";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EmploymentType, QueryPlacementStatisticsArgs, ReferralTrack } from "../../generated/resolvers";

const COUNTS = {
  name: "placement-statistics",
  text: `select point, part, referrals, interviews, placements, persons_placed as "personsPlaced",
      trial_starts as "trialStarts", conversions, median_support_days as "medianSupportDays"
    from placement_statistics($1, $2, $3, $4)`,
};

interface PlacementCounts {
  referrals: number;
  interviews: number;
  placements: number;
  personsPlaced: number;
  trialStarts: number;
  conversions: number;
  /** Null where nobody was placed of whom the first support is known. */
  medianSupportDays: number | null;
}

const NOTHING: PlacementCounts = {
  referrals: 0,
  interviews: 0,
  placements: 0,
  personsPlaced: 0,
  trialStarts: 0,
  conversions: 0,
  medianSupportDays: null,
};

export interface PlacementTableRow extends PlacementCounts {
  servicePointId: string;
  month: YearMonth | null;
  employmentType: EmploymentType | null;
  track: ReferralTrack | null;
}

export interface PlacementTableOfYear {
  asOf: string;
  rows: PlacementTableRow[];
}

const EMPLOYMENT_TYPES: readonly EmploymentType[] = ["REGULAR", "FIXED_TERM", "PART_TIME"];
const TRACKS: readonly ReferralTrack[] = ["ORDINARY", "TRIAL"];

/** By table, how it is counted; null where it is by an attribute of the person. */
export const placementBreakdowns = {
  BY_POINT: ["POINT", null],
  BY_POINT_AND_MONTH: ["MONTH", "MONTHS"],
  BY_POINT_AND_EMPLOYMENT_TYPE: ["EMPLOYMENT_TYPE", EMPLOYMENT_TYPES],
  BY_POINT_AND_TRACK: ["TRACK", TRACKS],
  BY_POINT_AND_OCCUPATION: null,
  BY_POINT_AND_AGE_BAND: null,
} as const;

export const placementRules: CountingRule[] = [
  {
    code: "REFERRALS",
    text: {
      ja: "紹介日の月に数え、取り消した紹介は除く",
      en: "referrals in the month of their letters, without canceled ones",
    },
    ...SUMS,
  },
  {
    code: "INTERVIEWS",
    text: {
      ja: "実施した面接を面接日の月に数える",
      en: "interviews held, in the month in which they were held",
    },
    ...SUMS,
  },
  ruleByCode("PLACEMENT_CASES").rule,
  distinctPersons,
  {
    code: "TRIAL_STARTS",
    text: {
      ja: "開始したトライアル雇用を開始日の月に数える",
      en: "trials that began, in the month in which they began",
    },
    ...SUMS,
  },
  {
    code: "TRIAL_CONVERSIONS",
    text: {
      ja: "常用雇用へ移行した日の月に数える",
      en: "conversions, in the month of the conversion",
    },
    ...SUMS,
  },
  {
    code: "MEDIAN_SUPPORT_DAYS",
    text: {
      ja: "取り消されていない就職の、支援開始から採用までの日数の中央値",
      en: "median days from the first support to the hire, of placements that stand",
    },
    ...NO_SUMS,
  },
];

const KINDS = ["REFERRAL", "INTERVIEW", "PLACEMENT", "CORRECTION", "RECOUNT", "TRIAL", "CONVERSION"];

/** 紹介・就職・トライアル雇用. @throws PUBLICATION_ONLY and the errors of readStatistics */
export async function readPlacementStatistics(
  context: SubgraphContext,
  { table, ...given }: QueryPlacementStatisticsArgs,
): Promise<PlacementTableOfYear> {
  const breakdown = placementBreakdowns[table];
  // guard: placements-by-personal-attribute-are-published-alone
  if (breakdown === null) throw statisticsError("PUBLICATION_ONLY");
  const [name, parts] = breakdown;
  const source = { span: eventSpan(...KINDS), counts: { ...COUNTS, values: [name] } };
  const found = await readStatistics<CountedRow & PlacementCounts>(context, given, source);
  const rows = cellsOf(found, parts).map(({ cell: { servicePointId, part }, counted = NOTHING }) => ({
    ...counted,
    servicePointId,
    month: name === "MONTH" ? (part as YearMonth) : null,
    employmentType: name === "EMPLOYMENT_TYPE" ? (part as EmploymentType) : null,
    track: name === "TRACK" ? (part as ReferralTrack) : null,
  }));
  return { asOf: found.asOf, rows };
}
