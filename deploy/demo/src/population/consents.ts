import { addDays, DEMO_DAY } from "./business-days";
import type { Story } from "./person";
import { createRandom, uuidOf } from "./random";
import { HOURS, instantOf } from "./state-changes";
import { successCases } from "./success-cases";

const PURPOSE = "就労支援を両者で行うため (support toward employment by both parties)";
const A_YEAR = 365;

/** The consents that a party holds, of persons known to both who gave one; they expire after a year, and a few are withdrawn. */
export function consentRows(stories: readonly Story[], holder: "CITY" | "NATIONAL", categories: readonly string[]) {
  return stories.flatMap(({ person, visits: [first = ""] }) => {
    if (!person.consents || person.knownTo !== "BOTH") return [];
    const random = createRandom(`consent ${holder} ${person.number}`);
    const isCase = successCases.some((story) => story.person === person);
    const withdrawn = !isCase && addDays(first, 60) < DEMO_DAY && random.happens(0.04);
    const some = isCase || random.happens(0.7) ? categories : categories.slice(0, 2);
    return {
      id: uuidOf(`consent ${holder} ${person.number}`),
      seeker_id: person.id,
      categories: [...some],
      purpose: PURPOSE,
      evidence: random.pick(["SIGNED_FORM", "SIGNED_FORM", "ORAL_RECORDED"]),
      given_on: first,
      expires_on: addDays(first, A_YEAR),
      recorded_at: instantOf(first, HOURS.CONSENT),
      withdrawn_at: withdrawn ? instantOf(addDays(first, 30), HOURS.CONSENT) : null,
      taken_by_role: holder === "CITY" ? "city.counselor" : "national.counselor",
    };
  });
}
