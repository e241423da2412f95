import type { Person } from "@aiwork/agreement/demo/person";
import { uuidOf } from "@aiwork/agreement/demo/random";
import { HOURS, instantOf } from "@aiwork/agreement/demo/state-changes";

interface Told {
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
  { topics, summary, proposal, next }: Told,
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
