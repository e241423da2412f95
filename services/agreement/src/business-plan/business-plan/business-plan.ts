import { createHash } from "node:crypto";
import { checkFields, parseFields } from "@aiwork/server/errors/business-error";
import type { EntityManager } from "typeorm";
import { type FiscalYear, isFiscalYearOver, parseFiscalYear } from "../../agreement/calendar/fiscal-year";
import { requireKnownServicePoints } from "../../joint-counter/service-point/service-point.access";
import { countsInYear } from "../indicator/indicator";
import { indicatorError } from "../indicator/indicator.errors";
import { parseIndicator } from "../indicator/indicators";
import { businessPlanError } from "./business-plan.errors";

/** The subject of a receipt about the plan of a year. */
export function planSubject(fiscalYear: number): string {
  return `BusinessPlan:${fiscalYear}`;
}

/** @throws FISCAL_YEAR_OVER, FISCAL_YEAR_OUT_OF_RANGE */
export function parseOpenFiscalYear(given: number, today: string): FiscalYear {
  const fiscalYear = parseFiscalYear(given);
  // guard: plan-of-year-is-over-stays
  if (isFiscalYearOver(fiscalYear, today)) throw businessPlanError("FISCAL_YEAR_OVER").at("fiscalYear");
  return fiscalYear;
}

export interface PlannedTarget {
  servicePointId: string;
  /** The indicator's code. */
  indicator: string;
  value: number;
}

/** SHA-256, hexadecimal, over the year, the version and the targets, sorted by service point and indicator. */
export function planContentHash(fiscalYear: number, version: number, targets: readonly PlannedTarget[]): string {
  const lines = targets
    .map(({ servicePointId, indicator, value }) => [servicePointId, indicator, value].join(" "))
    .sort();
  return createHash("sha256")
    .update([`${fiscalYear} ${version}`, ...lines].join("\n"))
    .digest("hex");
}

/** So that the total over two hundred service points fits GraphQL's Int. */
const MAX_TARGET = 9_999_999;

/**
 * 数値目標: the numeric targets, at most one per indicator and service point, each of an indicator that is counted in that year.
 * @throws TARGETS_REQUIRED, TARGET_NEGATIVE, TARGET_TOO_LARGE, TARGET_TWICE, NO_SUCH_INDICATOR, INDICATOR_NOT_IN_YEAR,
 *   NO_SUCH_SERVICE_POINT
 */
export async function parseTargets(
  db: EntityManager,
  given: readonly PlannedTarget[],
  fiscalYear: number,
  field = "targets",
): Promise<PlannedTarget[]> {
  const targets = given.map(({ servicePointId, indicator, value }) => ({ servicePointId, indicator, value }));
  // guard: plan-has-target
  if (targets.length === 0) throw businessPlanError("TARGETS_REQUIRED").at(field);
  await checkFields({
    values: () =>
      parseFields(Object.fromEntries(targets.map(({ value }, i) => [i, () => parseValue(value, field, i)]))),
    indicators: () =>
      parseFields(
        Object.fromEntries(
          targets.map(({ indicator }, i) => [i, () => requireInYear(indicator, fiscalYear, field, `${i}`)]),
        ),
      ),
    places: () => requireOncePerPlace(targets, field),
    servicePoints: () =>
      requireKnownServicePoints(
        db,
        targets.map(({ servicePointId }) => servicePointId),
        field,
      ),
  });
  return targets;
}

function parseValue(value: number, field: string, place: number): number {
  const path = [field, `${place}`, "value"];
  // guard: target-is-no-less-than-none
  if (value < 0) throw businessPlanError("TARGET_NEGATIVE").at(...path);
  // guard: totals-of-targets-stay-within-bounds
  if (value > MAX_TARGET) throw businessPlanError("TARGET_TOO_LARGE").at(...path);
  return value;
}

function requireInYear(code: string, fiscalYear: number, ...place: string[]): void {
  const indicator = parseIndicator(code, ...place, "indicator");
  // guard: target-is-of-indicator-counted-in-year
  if (!countsInYear(indicator, fiscalYear)) throw indicatorError("INDICATOR_NOT_IN_YEAR").at(...place, "indicator");
}

function requireOncePerPlace(targets: readonly PlannedTarget[], field: string): void {
  const places = new Set(targets.map(({ servicePointId, indicator }) => `${servicePointId} ${indicator}`));
  // guard: indicator-of-point-has-one-target
  if (places.size < targets.length) throw businessPlanError("TARGET_TWICE").at(field);
}
