import { addDays, DEMO_DAY } from "../population/business-days";
import type { Story } from "../population/person";
import { createRandom, uuidOf } from "../population/random";
import { type HistoryStep, HOURS, historyRows, type StateChangeRow } from "../population/state-changes";
import { programRows } from "./programs.demo";

const OPEN_PROGRAMS = programRows.slice(0, 8);

/** One person in twelve applies for a program; most applications are decided within weeks. */
export function applicationRows(stories: readonly Story[]) {
  return stories.flatMap(({ person, visits }) => {
    const random = createRandom(`application ${person.number}`);
    if (!random.happens(0.08)) return [];
    const [forAssisted] = OPEN_PROGRAMS;
    const program = person.onPublicAssistance && forAssisted ? forAssisted : random.pick(OPEN_PROGRAMS.slice(1));
    const openedOn = visits[Math.min(2, visits.length - 1)] ?? "";
    const decidedOn = addDays(openedOn, random.between(10, 40));
    const isDecided = decidedOn <= DEMO_DAY;
    const status = isDecided
      ? random.pick(["APPROVED", "APPROVED", "APPROVED", "REJECTED"])
      : random.pick(["SUBMITTED", "UNDER_REVIEW", "RETURNED"]);
    return {
      id: uuidOf(`application ${person.number}`),
      program_id: program.id,
      seeker_id: person.id,
      opened_on: openedOn,
      status,
      submitted_on: openedOn,
      decided_on: isDecided ? decidedOn : null,
      decision_reason: status === "REJECTED" ? "要件を満たすことが確認できないため" : null,
    };
  });
}

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
