import { endOfSecondMonthAfter } from "@aiwork/agreement/agreement/calendar/days";
import type { Person } from "../population/person";
import { uuidOf } from "../population/random";
import { type HistoryStep, HOURS, historyRows, instantOf, type StateChangeRow } from "../population/state-changes";
import type { JobKind } from "./job-kinds.demo";
import { describeKind } from "./job-orders.demo";

interface CaseConsultation {
  topics: string[];
  summary: string;
  proposal?: string;
  next?: readonly [text: string, dueOn: string];
}

/** A consultation of a success case, with the proposal that the person agreed to (了解). */
export function caseConsultation(
  person: Person,
  day: string,
  minutes: number,
  { topics, summary, proposal, next }: CaseConsultation,
) {
  return {
    id: uuidOf(`case consultation ${person.number} ${day}`) as string,
    seeker_id: person.id as string,
    service_point_id: person.servicePointId,
    held_on: day,
    recorded_at: instantOf(day, HOURS.TALK),
    minutes,
    topics,
    by_role: "national.counselor",
    proposal: proposal ?? null,
    proposal_agreed: proposal === undefined ? null : true,
    summary,
    next_action_text: next?.[0] ?? null,
    next_action_owner: next === undefined ? null : "NATIONAL",
    next_action_due_on: next?.[1] ?? null,
    liaison_id: null as string | null,
  };
}

/** An order of a success case. */
export function caseOrder(number: number, receivedOn: string, kind: JobKind, openings: number, filled: number) {
  const [minimum, maximum] = kind.wage;
  return {
    id: uuidOf(`case order ${number}`) as string,
    number: `01020-${number}`,
    office: "札幌東公共職業安定所",
    employer: "株式会社見本（成功例）",
    disclosure: "FULL",
    ...describeKind(kind),
    workplace_ward_code: "011045",
    wage_minimum: minimum,
    wage_maximum: maximum,
    openings,
    received_on: receivedOn,
    refer_until: endOfSecondMonthAfter(receivedOn),
    filled,
    status: filled === openings ? "FILLED" : "OPEN",
    not_accepted_ground: null,
  };
}

export function caseOrderHistory(
  { id, received_on }: ReturnType<typeof caseOrder>,
  filledOn: string | null,
): StateChangeRow[] {
  const steps: HistoryStep[] = [
    [received_on, "RECEIVED"],
    [received_on, "OPEN"],
  ];
  if (filledOn) steps.push([filledOn, "FILLED"]);
  return historyRows(id, "national.order_officer", HOURS.NEGOTIATION, steps);
}
