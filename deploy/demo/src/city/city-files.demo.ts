import servicePoints from "@aiwork/schema-agreement/service-points.json";
import { addDays, businessDayFrom, DEMO_DAY, laterOf } from "../population/business-days";
import { emailOf, phoneOf, type Story } from "../population/person";
import { createRandom } from "../population/random";
import { type HistoryStep, HOURS, historyRows, type StateChangeRow } from "../population/state-changes";

const SAPPORO = "011002";
/** Days: a file becomes dormant after the last visit, and is closed after the person is hired. */
const DAYS_TO_DORMANT = 90;
const DAYS_TO_CLOSE = 7;

export function cityFileRows(stories: readonly Story[]) {
  return stories.map((story) => {
    const { person, visits } = story;
    const random = createRandom(`file ${person.number}`);
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
      status: lastStatusChange(story)?.[1] ?? "OPEN",
    };
  });
}

export function cityFileHistory(stories: readonly Story[]): StateChangeRow[] {
  return stories.flatMap((story) => {
    const last = lastStatusChange(story);
    const steps: HistoryStep[] = [[story.visits[0] ?? "", "OPEN"], ...(last ? [last] : [])];
    return historyRows(story.person.id, "city.counselor", HOURS.FILE, steps);
  });
}

/** The last status change of the file; null while the file is open. */
function lastStatusChange({ person, visits, hiredOn }: Story): HistoryStep | null {
  const last = visits.at(-1) ?? "";
  if (hiredOn && createRandom(`closing ${person.number}`).happens(0.6)) {
    const closed = businessDayFrom(addDays(laterOf(hiredOn, last), DAYS_TO_CLOSE));
    return closed <= DEMO_DAY ? [closed, "CLOSED", "就職したため"] : null;
  }
  const asleep = businessDayFrom(addDays(last, DAYS_TO_DORMANT));
  return asleep <= DEMO_DAY ? [asleep, "DORMANT", "来所が途絶えたため"] : null;
}

/** Only some persons state whether they receive public assistance; for the others it is unknown. */
export function publicAssistanceRows(stories: readonly Story[]) {
  return stories
    .filter(({ person }) => person.onPublicAssistance || createRandom(`assistance ${person.number}`).happens(0.6))
    .map(({ person }) => ({ seeker_id: person.id, received: person.onPublicAssistance }));
}
