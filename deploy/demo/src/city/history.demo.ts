import { addDays, businessDayFrom, earlierOf } from "../population/business-days";
import { type HistoryStep, HOURS, historyRows, type StateChangeRow } from "../population/state-changes";
import type { applicationRows } from "./applications.demo";
import type { localJobRows } from "./local-jobs.demo";
import type { programRows } from "./programs.demo";

const LAST_DRAFTED = "2013-10-15";

export function applicationHistory(rows: ReturnType<typeof applicationRows>): StateChangeRow[] {
  return rows.flatMap(({ id, opened_on, status, decided_on, decision_reason }) => {
    const steps: HistoryStep[] = [
      [opened_on, "DRAFT"],
      [opened_on, "SUBMITTED"],
    ];
    if (decided_on) steps.push([opened_on, "UNDER_REVIEW"], [decided_on, status, decision_reason]);
    else if (status !== "SUBMITTED") steps.push([opened_on, status]);
    return historyRows(id, "city.program_officer", HOURS.TALK, steps);
  });
}

export function localJobHistory(rows: ReturnType<typeof localJobRows>): StateChangeRow[] {
  return rows.flatMap(({ id, drafted_on, published_on, status, apply_by }) => {
    const steps: HistoryStep[] = [[drafted_on, "DRAFT"]];
    if (published_on) steps.push([published_on, "PUBLISHED"]);
    if (published_on && status !== "PUBLISHED")
      steps.push([earlierOf(businessDayFrom(addDays(published_on, 20)), apply_by), status]);
    return historyRows(id, "city.program_officer", HOURS.FILE, steps);
  });
}

export function programHistory(rows: typeof programRows): StateChangeRow[] {
  return rows.flatMap(({ id, accepts_from, status }) => {
    const drafted = earlierOf(accepts_from, LAST_DRAFTED);
    const steps: HistoryStep[] = [
      [drafted, "DRAFT"],
      [drafted, "PUBLISHED"],
    ];
    if (status === "ENDED") steps.push(["2013-04-01", "ENDED", "年度の終了"]);
    return historyRows(id, "city.program_officer", HOURS.FILE, steps);
  });
}
