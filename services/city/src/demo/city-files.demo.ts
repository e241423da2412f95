import { DEMO_DAY } from "@aiwork/agreement/demo/business-day-of-demo";
import { addDays } from "@aiwork/agreement/demo/business-days";
import { emailOf, phoneOf } from "@aiwork/agreement/demo/person";
import { randomOf } from "@aiwork/agreement/demo/random";
import type { Story } from "@aiwork/agreement/demo/story";
import servicePoints from "@aiwork/schema-agreement/service-points.json";

const SAPPORO = "011002";
/** A file sleeps when nobody came for so many days. */
const DORMANT_AFTER = 90;

export function cityFileRows(stories: readonly Story[]) {
  return stories.map(({ person, visits, hiredOn }) => {
    const random = randomOf(`file ${person.number}`);
    const { wardCode = null } = servicePoints.find(({ id }) => id === person.servicePointId) ?? {};
    const sleeps = addDays(visits.at(-1) ?? "", DORMANT_AFTER) < DEMO_DAY;
    return {
      seeker_id: person.id,
      name: person.name,
      name_kana: person.nameKana,
      birth_date: person.birthDate,
      sex: person.sex,
      municipality_code: SAPPORO,
      ward_code: random.happens(0.85) || person.onPublicAssistance ? wardCode : null,
      phone: phoneOf(person),
      email: random.happens(0.5) ? emailOf(person) : null,
      registered_at: person.servicePointId,
      registered_on: visits[0],
      status: sleeps ? (hiredOn && random.happens(0.5) ? "CLOSED" : "DORMANT") : "OPEN",
    };
  });
}

/** Only what was told: for the rest nothing is known. */
export function publicAssistanceRows(stories: readonly Story[]) {
  return stories
    .filter(({ person }) => person.onPublicAssistance || randomOf(`assistance ${person.number}`).happens(0.6))
    .map(({ person }) => ({ seeker_id: person.id, received: person.onPublicAssistance }));
}
