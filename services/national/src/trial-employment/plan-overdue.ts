import type { Filter } from "@aiwork/runtime/connection/filter-list";
import type { TrialEmploymentEntity } from "./trial-employment.entity";

/** 実施計画書: overdue from the day after its due day until it is filed. */
export function planOverdue(
  { planFiledOn, planDueOn }: Pick<TrialEmploymentEntity, "planFiledOn" | "planDueOn">,
  today: string,
): boolean {
  return planFiledOn === null && planDueOn < today;
}

/** Finds exactly the rows for which planOverdue returns the value. */
export function planOverdueFilter(overdue: boolean | null | undefined, today: string): Filter {
  const late = (day: string) => `(plan_filed_on is null and plan_due_on < ${day}::date)`;
  return {
    name: overdue ? "overdue" : "in-time",
    value: overdue == null ? null : today,
    condition: (day) => (overdue ? late(day) : `not ${late(day)}`),
  };
}
