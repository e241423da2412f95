import { DEMO_DAY } from "@aiwork/agreement/demo/business-day-of-demo";
import { addDays } from "@aiwork/agreement/demo/business-days";
import { type Random, uuidOf } from "@aiwork/agreement/demo/random";

const PLAN_DUE_DAYS = 14;

/** The last day of the three months from a day. */
export function endOfTrial(startsOn: string): string {
  const [year = 0, month = 0, day = 0] = startsOn.split("-").map(Number);
  const end = new Date(Date.UTC(year, month + 2, day));
  const overran = end.getUTCDate() !== day;
  return addDays(
    overran ? new Date(Date.UTC(year, month + 3, 0)).toISOString().slice(0, 10) : end.toISOString().slice(0, 10),
    -1,
  );
}

/** トライアル雇用: three months, then regular employment in most cases. */
export function trialRow(placement: { id: string; starts_on: string }, random: Random) {
  const { id, starts_on: startsOn } = placement;
  const plannedEnd = endOfTrial(startsOn);
  const isOver = plannedEnd < DEMO_DAY;
  const hasBegun = startsOn <= DEMO_DAY;
  const isConverted = isOver && random.happens(0.8);
  const filedOn = addDays(startsOn, random.between(2, 13));
  return {
    id: uuidOf(`trial ${id}`) as string,
    placement_id: id,
    rule_version: "2013",
    starts_on: startsOn,
    planned_end_on: plannedEnd,
    plan_due_on: addDays(startsOn, PLAN_DUE_DAYS),
    plan_filed_on: filedOn <= DEMO_DAY && random.happens(0.97) ? filedOn : null,
    status: isConverted ? "CONVERTED" : isOver ? "NOT_CONVERTED" : hasBegun ? "STARTED" : "PLANNED",
    ended_on: isOver ? plannedEnd : null,
    end_reason: isOver && !isConverted ? "契約期間の満了" : null,
    converted_on: isConverted ? addDays(plannedEnd, 1) : null,
  };
}
