import { type BusinessError, BusinessErrors } from "@aiwork/server/errors/business-error";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import { ageOn } from "../../joint-counter/seeker/age";
import { yearsAfter } from "../calendar/days";
import { firstDayOfFiscalYear, fiscalYearOf, previousFiscalYear } from "../calendar/fiscal-year";
import { doubtError } from "./doubt.errors";

/** What a mutation takes that asks back: the codes of the doubts that the caller has looked into. */
interface Confirmed {
  readonly confirmed?: readonly string[] | null | undefined;
}

/**
 * Asks back what is likely a slip. Call it when the input is known to be right otherwise, so that nobody confirms a value
 * that is then refused.
 * @throws each doubt that the caller has not confirmed
 */
export function askBack({ confirmed }: Confirmed, ...doubts: readonly (BusinessError | null)[]): void {
  // guard: doubt-that-is-confirmed-is-not-asked-again
  const open = doubts.filter((doubt) => doubt !== null && !confirmed?.includes(doubt.code)) as BusinessError[];
  // guard: doubts-are-asked-back
  if (open.length > 0) throw new BusinessErrors(open);
}

type Clock = Pick<SubgraphContext, "clock">;

/** The ages at which people come to a service point; compulsory school ends at 15 (労働基準法56条). */
const USUAL_AGES = { min: 15, max: 100 };

export function doubtAge(birthDate: string | null | undefined, { clock }: Clock): BusinessError | null {
  if (birthDate == null) return null;
  const age = ageOn(birthDate, clock.today());
  // guard: unusual-age-is-doubted
  const isUsual = age >= USUAL_AGES.min && age <= USUAL_AGES.max;
  return isUsual ? null : doubtError("AGE_UNUSUAL", { age }).at("birthDate");
}

/** A day of an act is doubted when it is before the last fiscal year: the figures of earlier years are closed. */
export function doubtPastDay(day: string | null | undefined, { clock }: Clock, field: string): BusinessError | null {
  const from = firstDayOfFiscalYear(previousFiscalYear(fiscalYearOf(clock.today())));
  // guard: day-long-ago-is-doubted
  return day == null || day >= from ? null : doubtError("DAY_LONG_AGO", { from }).at(field);
}

/** A day by which something is due is doubted when it is more than a year ahead. */
export function doubtDueDay(day: string | null | undefined, { clock }: Clock, field: string): BusinessError | null {
  const until = yearsAfter(clock.today(), 1);
  // guard: day-far-ahead-is-doubted
  return day == null || day <= until ? null : doubtError("DAY_FAR_AHEAD", { until }).at(field);
}

/** An act without a service point is the office's: staff at a service point (あいワーク) who leave it out mostly forgot it. */
export function doubtOffice(servicePointId: string | null | undefined): BusinessError | null {
  // guard: act-of-no-service-point-is-doubted
  return servicePointId == null ? doubtError("AT_OFFICE_ITSELF").at("servicePointId") : null;
}

/** Yen by the unit of a wage: from below any minimum wage to what few jobs pay. */
const USUAL_WAGES = { HOURLY: [600, 5_000], DAILY: [4_000, 50_000], MONTHLY: [50_000, 1_000_000] } as const;

interface Wage {
  wageUnit: keyof typeof USUAL_WAGES;
  wageMinimum: number;
  wageMaximum: number | null;
}

export function doubtWage({ wageUnit, wageMinimum, wageMaximum }: Wage): BusinessError | null {
  const [least, most] = USUAL_WAGES[wageUnit];
  // guard: unusual-wage-is-doubted
  const isUsual = [wageMinimum, wageMaximum ?? wageMinimum].every((yen) => yen >= least && yen <= most);
  return isUsual ? null : doubtError("WAGE_UNUSUAL", { usual: `${least}–${most}` }).at("wage");
}
