import { DEMO_DAY } from "@aiwork/agreement/demo/business-day-of-demo";
import { addDays, businessDayFrom, laterOf } from "@aiwork/agreement/demo/business-days";
import { emailOf, phoneOf } from "@aiwork/agreement/demo/person";
import { randomOf } from "@aiwork/agreement/demo/random";
import { HOURS, historyRows, type StateChangeRow, type Step } from "@aiwork/agreement/demo/state-changes";
import type { Story } from "@aiwork/agreement/demo/story";
import servicePoints from "@aiwork/schema-agreement/service-points.json";

const SAPPORO = "011002";
/** Days: a file becomes dormant after the last visit, and is closed after the person is hired. */
const DORMANT_AFTER = 90;
const CLOSED_AFTER = 7;

export function cityFileRows(stories: readonly Story[]) {
  return stories.map((story) => {
    const { person, visits } = story;
    const random = randomOf(`file ${person.number}`);
    const { wardCode = null } = servicePoints.find(({ id }) => id === person.servicePointId) ?? {};
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
      status: lastStep(story)?.[1] ?? "OPEN",
    };
  });
}

export function cityFileHistory(stories: readonly Story[]): StateChangeRow[] {
  return stories.flatMap((story) => {
    const last = lastStep(story);
    const steps: Step[] = [[story.visits[0] ?? "", "OPEN"], ...(last ? [last] : [])];
    return historyRows(story.person.id, "city.counselor", HOURS.FILE, steps);
  });
}

/** The last status change of the file; null while the file is open. */
function lastStep({ person, visits, hiredOn }: Story): Step | null {
  const last = visits.at(-1) ?? "";
  if (hiredOn && randomOf(`closing ${person.number}`).happens(0.6)) {
    const closed = businessDayFrom(addDays(laterOf(hiredOn, last), CLOSED_AFTER));
    return closed <= DEMO_DAY ? [closed, "CLOSED", "就職したため"] : null;
  }
  const asleep = businessDayFrom(addDays(last, DORMANT_AFTER));
  return asleep <= DEMO_DAY ? [asleep, "DORMANT", "来所が途絶えたため"] : null;
}

/** Only some persons state whether they receive public assistance; for the others it is unknown. */
export function publicAssistanceRows(stories: readonly Story[]) {
  return stories
    .filter(({ person }) => person.onPublicAssistance || randomOf(`assistance ${person.number}`).happens(0.6))
    .map(({ person }) => ({ seeker_id: person.id, received: person.onPublicAssistance }));
}
