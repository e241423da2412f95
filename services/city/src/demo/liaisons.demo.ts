import { DEMO_DAY } from "@aiwork/agreement/demo/business-day-of-demo";
import { addDays, businessDayFrom } from "@aiwork/agreement/demo/business-days";
import { randomOf, uuidOf } from "@aiwork/agreement/demo/random";
import type { Story } from "@aiwork/agreement/demo/story";

const KINDS = [
  { openedBy: "CITY", addressedTo: "NATIONAL_COUNTER", department: null, purpose: "職業相談の実施をお願いしたい" },
  { openedBy: "NATIONAL", addressedTo: "CITY_COUNTER", department: null, purpose: "応募書類の作成支援をお願いしたい" },
  {
    openedBy: "CITY",
    addressedTo: "CITY_DEPARTMENT",
    department: "保健福祉部 保護課",
    purpose: "就労支援の開始を連絡する",
  },
] as const;

/** One person in ten is brought from one office to another; the newest still wait for an answer. */
export function liaisonRows(stories: readonly Story[]) {
  return stories.flatMap(({ person, visits }) => {
    const random = randomOf(`liaison ${person.number}`);
    if (person.knownTo !== "BOTH" || !random.happens(0.1)) return [];
    const kind = person.onPublicAssistance ? KINDS[2] : random.pick(KINDS.slice(0, 2));
    const openedOn = visits[Math.min(1, visits.length - 1)] ?? "";
    const answeredOn = businessDayFrom(addDays(openedOn, random.between(1, 10)));
    const isAnswered = answeredOn <= DEMO_DAY && random.happens(0.93);
    const isClosed = isAnswered && addDays(answeredOn, 21) <= DEMO_DAY;
    return {
      id: uuidOf(`liaison ${person.number}`),
      seeker_id: person.id,
      service_point_id: person.servicePointId,
      opened_by: kind.openedBy,
      addressed_to: kind.addressedTo,
      department: kind.department,
      purpose: kind.purpose,
      opened_on: openedOn,
      due_on: businessDayFrom(addDays(openedOn, 14)),
      status: isClosed ? "DONE" : isAnswered ? "ACCEPTED" : "SENT",
      answered_on: isAnswered ? answeredOn : null,
      answer: isAnswered ? "承知しました。窓口で対応します。" : null,
      outcome: isClosed ? "相談を開始した" : null,
    };
  });
}
