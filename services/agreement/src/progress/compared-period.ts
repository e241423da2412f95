import { dayAfter, firstDayOf, lastYear } from "../calendar/fiscal-year";
import type { ServicePointEntity } from "../service-point/service-point.entity";
import type { ReportKey } from "./measure-records";

/** Whether the service point was open for the whole compared period in both years, as a year-on-year rate requires. */
export function wasOpenWholePeriodLastYear(point: ServicePointEntity, { fiscalYear, through }: ReportKey): boolean {
  const openSince = point.openedOn <= firstDayOf(lastYear(fiscalYear));
  return openSince && (point.closedOn === null || point.closedOn >= dayAfter(through));
}
