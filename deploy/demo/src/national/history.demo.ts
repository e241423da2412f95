import { addDays, businessDayFrom, DEMO_DAY, earlierOf } from "../population/business-days";
import { type HistoryStep, HOURS, historyRows, type StateChangeRow } from "../population/state-changes";
import type { DemoReferralRow, negotiationRow, placementRow, trialRow } from "./referral-rows.demo";

const ROLE = "national.counselor";
const PENDING = new Set(["ISSUED", "APPLIED", "INTERVIEW_SET"]);

export function negotiationHistory(rows: readonly ReturnType<typeof negotiationRow>[]): StateChangeRow[] {
  return rows.flatMap(({ id, opened_on, settled_on, status }) => {
    const settled: HistoryStep[] = settled_on ? [[settled_on, status]] : [];
    return historyRows(id, ROLE, HOURS.NEGOTIATION, [[opened_on, "OPEN"], ...settled]);
  });
}

export function referralHistory(rows: readonly DemoReferralRow[]): StateChangeRow[] {
  return rows.flatMap(({ id, issued_on, interview_on, concluded_on, status, outcome_reason }) => {
    const steps: HistoryStep[] = [[issued_on, "ISSUED"]];
    if (interview_on && !PENDING.has(status)) steps.push([interview_on, "INTERVIEWED"]);
    const since = concluded_on ?? earlierOf(businessDayFrom(addDays(issued_on, 1)), DEMO_DAY);
    if (status !== "ISSUED") steps.push([since, status, outcome_reason]);
    return historyRows(id, ROLE, HOURS.REFERRAL, steps);
  });
}

export function placementHistory(rows: readonly ReturnType<typeof placementRow>[]): StateChangeRow[] {
  return rows.flatMap(({ id, hired_on, confirmed_on, status, void_reason }) => {
    const steps: HistoryStep[] = [[hired_on, "REPORTED"]];
    if (confirmed_on) steps.push([confirmed_on, "CONFIRMED"]);
    if (void_reason) steps.push([businessDayFrom(addDays(hired_on, 31)), status, void_reason]);
    return historyRows(id, ROLE, HOURS.PLACEMENT, steps);
  });
}

/** A trial is planned on the day of the hire. */
export function trialHistory(
  rows: readonly ReturnType<typeof trialRow>[],
  placements: readonly ReturnType<typeof placementRow>[],
): StateChangeRow[] {
  const hiredOn = new Map(placements.map((row) => [row.id, row.hired_on]));
  return rows.flatMap(({ id, placement_id, starts_on, status, ended_on, end_reason }) => {
    const steps: HistoryStep[] = [[hiredOn.get(placement_id) ?? starts_on, "PLANNED"]];
    if (status !== "PLANNED") steps.push([starts_on, "STARTED"]);
    if (ended_on) steps.push([ended_on, status, end_reason]);
    return historyRows(id, ROLE, HOURS.TRIAL, steps);
  });
}
