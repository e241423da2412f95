import { liaisonOf } from "./liaison-plan";
import type { Story } from "./story";
import { caseTalks } from "./success-cases";

const COUNSELED_EVERY = 8;
const CONSULTED_EVERY = 4;

/** The days on which the city counseled a person: about one visit in eight. */
export function counseledDays({ person, visits }: Story): readonly string[] {
  if (person.knownTo === "NATIONAL") return [];
  return caseTalks[person.id]?.counseled ?? visits.filter((_, i) => i % COUNSELED_EVERY === 1);
}

/** The days of vocational consultations: about one visit in four, and after the city's liaison. */
export function consultedDays(story: Story): readonly string[] {
  const { person, visits } = story;
  if (person.knownTo === "CITY") return [];
  const asked = askedForDay(story);
  return caseTalks[person.id]?.consulted ?? visits.filter((day, i) => i % CONSULTED_EVERY === 0 || day === asked);
}

/** The first visit after Hello Work accepted the city's liaison. */
export function askedForDay(story: Story): string | undefined {
  const liaison = liaisonOf(story);
  if (liaison?.addressedTo !== "NATIONAL_SERVICE_POINT" || liaison.answeredOn === null || liaison.isDeclined)
    return undefined;
  return story.visits.find((day) => day >= (liaison.answeredOn ?? ""));
}
