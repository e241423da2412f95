import { addDays, businessDayFrom, DEMO_DAY } from "../population/business-days";
import { dayRequestedByLiaison, type LiaisonPlan, liaisonOf } from "../population/liaison-plan";
import type { Story } from "../population/person";
import { type HistoryStep, HOURS, historyRows, type StaffRole, type StateChangeRow } from "../population/state-changes";

const DAYS_TO_CLOSE = 21;

/** 連絡・調整 with its outcome. A liaison to Hello Work is done on the day the person is consulted there. */
export function liaisonRows(stories: readonly Story[]) {
  return stories.flatMap((story) => {
    const plan = liaisonOf(story);
    if (!plan) return [];
    const isDone = closedOn(plan, story) !== null;
    return {
      id: plan.id,
      seeker_id: story.person.id,
      service_point_id: story.person.servicePointId,
      opened_by: plan.openedBy,
      addressed_to: plan.addressedTo,
      department: plan.department,
      purpose: plan.purpose,
      opened_on: plan.openedOn,
      due_on: plan.dueOn,
      status: plan.answeredOn === null ? "SENT" : plan.isDeclined ? "DECLINED" : isDone ? "DONE" : "ACCEPTED",
      answered_on: plan.answeredOn,
      answer:
        plan.answeredOn === null
          ? null
          : plan.isDeclined
            ? "既に別の窓口で対応しています。"
            : "承知しました。窓口で対応します。",
      outcome: isDone ? "相談を開始した" : null,
    };
  });
}

export function liaisonHistory(stories: readonly Story[]): StateChangeRow[] {
  return stories.flatMap((story) => {
    const plan = liaisonOf(story);
    if (!plan) return [];
    const sender: StaffRole = plan.openedBy === "CITY" ? "city.counselor" : "national.counselor";
    const addressee: StaffRole =
      plan.addressedTo === "NATIONAL_SERVICE_POINT" ? "national.counselor" : "city.counselor";
    const steps: HistoryStep[] = [[plan.openedOn, "SENT"]];
    const closed = closedOn(plan, story);
    if (plan.answeredOn) steps.push([plan.answeredOn, plan.isDeclined ? "DECLINED" : "ACCEPTED", null, addressee]);
    if (closed) steps.push([closed, "DONE", null, addressee]);
    return historyRows(plan.id, sender, HOURS.LIAISON, steps);
  });
}

function closedOn(plan: LiaisonPlan, story: Story): string | null {
  if (plan.answeredOn === null || plan.isDeclined) return null;
  const closed =
    plan.addressedTo === "NATIONAL_SERVICE_POINT"
      ? dayRequestedByLiaison(story)
      : businessDayFrom(addDays(plan.answeredOn, DAYS_TO_CLOSE));
  return closed !== undefined && closed <= DEMO_DAY ? closed : null;
}
