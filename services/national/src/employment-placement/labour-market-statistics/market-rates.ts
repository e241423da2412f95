import type { CountingRule } from "@aiwork/agreement/business-plan/indicator/indicator";
import { NO_SUMS } from "@aiwork/agreement/joint-counter/statistics/event-statistics";
import type { LabourMarketCounts } from "./labour-market-statistics.queries";

/** A definition of a rate: its numerator and denominator, and the months in which it held. */
interface RateDefinition {
  readonly rule: CountingRule;
  readonly part: keyof LabourMarketCounts;
  readonly whole: keyof LabourMarketCounts;
  /** Of a percentage, or of a ratio; each with as many decimals as the Ministry prints. */
  readonly unit: "PERCENT" | "RATIO";
}

/**
 * 就職率 and 充足率 were of active seekers and openings, and are of new ones: the Ministry's release of February 1998 has the
 * old definition, those of 2005 the new one. What lies between is taken to be of the old one, up to fiscal 2004.
 */
export const rateDefinitions: readonly RateDefinition[] = [
  {
    rule: {
      code: "PLACEMENT_RATE_OF_ACTIVE",
      text: { ja: "就職率: 就職件数 ÷ 有効求職者数、％", en: "placement cases of active seekers, in percent" },
      ...NO_SUMS,
      validTo: "2005-03-31",
    },
    part: "placements",
    whole: "activeSeekers",
    unit: "PERCENT",
  },
  {
    rule: {
      code: "PLACEMENT_RATE_OF_NEW",
      text: { ja: "就職率: 就職件数 ÷ 新規求職者数、％", en: "placement cases of new seekers, in percent" },
      ...NO_SUMS,
      validFrom: "2005-04-01",
    },
    part: "placements",
    whole: "newSeekers",
    unit: "PERCENT",
  },
  {
    rule: {
      code: "FILLING_RATE_OF_ACTIVE",
      text: { ja: "充足率: 充足数 ÷ 有効求人数、％", en: "openings filled of active openings, in percent" },
      ...NO_SUMS,
      validTo: "2005-03-31",
    },
    part: "filledOpenings",
    whole: "activeOpenings",
    unit: "PERCENT",
  },
  {
    rule: {
      code: "FILLING_RATE_OF_NEW",
      text: { ja: "充足率: 充足数 ÷ 新規求人数、％", en: "openings filled of new openings, in percent" },
      ...NO_SUMS,
      validFrom: "2005-04-01",
    },
    part: "filledOpenings",
    whole: "newOpenings",
    unit: "PERCENT",
  },
  {
    rule: {
      code: "ACTIVE_OPENINGS_RATIO",
      text: { ja: "有効求人倍率: 有効求人数 ÷ 有効求職者数、倍", en: "active openings for each active seeker" },
      ...NO_SUMS,
    },
    part: "activeOpenings",
    whole: "activeSeekers",
    unit: "RATIO",
  },
  {
    rule: {
      code: "NEW_OPENINGS_RATIO",
      text: { ja: "新規求人倍率: 新規求人数 ÷ 新規求職者数、倍", en: "new openings for each new seeker" },
      ...NO_SUMS,
    },
    part: "newOpenings",
    whole: "newSeekers",
    unit: "RATIO",
  },
];

/** The rates of a month, each by the definition that held in it. */
export function ratesOf(
  month: string,
  counts: LabourMarketCounts,
): { definition: CountingRule; value: number | null }[] {
  const day = `${month}-01`;
  // guard: rate-is-of-definition-of-its-month
  return rateDefinitions
    .filter(({ rule: { validFrom, validTo } }) => (validFrom ?? day) <= day && day <= (validTo ?? day))
    .map(({ rule, part, whole, unit }) => ({ definition: rule, value: rateOf(counts[part], counts[whole], unit) }));
}

/** Half up, in integer arithmetic: to a tenth of a percent, or a hundredth of a ratio; null with nothing to divide by. */
function rateOf(part: number | null, whole: number | null, unit: RateDefinition["unit"]): number | null {
  // guard: rate-of-nothing-is-null
  if (part === null || !whole) return null;
  const [scale, decimals] = unit === "PERCENT" ? [1000, 10] : [100, 100];
  return (Math.sign(part) * Math.floor((2 * Math.abs(part) * scale + whole) / (2 * whole))) / decimals;
}
