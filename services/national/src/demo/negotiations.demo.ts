import { DEMO_DAY } from "@aiwork/agreement/demo/business-day-of-demo";
import { addDays, businessDayFrom } from "@aiwork/agreement/demo/business-days";
import type { Person } from "@aiwork/agreement/demo/person";
import { type Random, uuidOf } from "@aiwork/agreement/demo/random";
import { registrationId } from "./registration-id";

const TOPICS = [
  ["EXPERIENCE", "経験はないが、資格があるので応募させて欲しい。"],
  ["HOURS", "勤務時間を1時間短くして応募させて欲しい。"],
  ["WAGE", "経験を考慮した賃金を検討して欲しい。"],
] as const;

/** 求人者への交渉: agreed on the same day, refused some days later, or not settled yet. */
export function negotiationRow(person: Person, order: { id: string }, day: string, isRefused: boolean, random: Random) {
  const [topic, request] = random.pick(TOPICS);
  const settledOn = isRefused ? businessDayFrom(addDays(day, random.between(1, 6))) : day;
  const isOpen = settledOn > DEMO_DAY;
  return {
    id: uuidOf(`negotiation ${person.number} ${order.id}`) as string,
    registration_id: registrationId(person),
    job_order_id: order.id,
    topic: topic as string,
    request: request as string,
    status: isOpen ? "OPEN" : isRefused ? "REFUSED" : "AGREED",
    opened_on: day,
    settled_on: isOpen ? null : (settledOn as string | null),
    opened_by_role: "national.counselor",
  };
}
