import { dayAfter, firstDayOf, lastYear } from "../calendar/fiscal-year";
import type { ServicePointEntity } from "../service-point/service-point.entity";
import type { ReportKey } from "./measure-records";

/** Year on year is given only where the point was open for the whole compared period, both years. */
export function wasOpenWholePeriodLastYear(point: ServicePointEntity, { fiscalYear, through }: ReportKey): boolean {
  const openSince = point.openedOn <= firstDayOf(lastYear(fiscalYear));
  return openSince && (point.closedOn === null || point.closedOn >= dayAfter(through));
}
